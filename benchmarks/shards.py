"""Archives: 20 WARC files of real pages and damaged ones, read, killed and gone on with, on one process and two.

    python benchmarks/shards.py [--pages N] [--kills N] [--folder FOLDER]

Pages are those of `trafilatura-eval` under DEPESCHE_DATA.  Printed: good records read and bad ones counted against what was
written; whether killed runs gave the same bytes; reports a second, and their ratio, on 1 and 2 workers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from depesche.scale.shards import PARTIAL, ShardOptions, outcomes, read_shard

DATA = Path(os.environ.get("DEPESCHE_DATA", "data"))
FILES, BAD_EACH = 20, 3
RUN = """
import sys
from pathlib import Path
from depesche.scale.shards import ShardOptions, read_into
if __name__ == "__main__":
    read_into(sys.argv[2:-1], Path(sys.argv[1]), ShardOptions(part=16, jobs=int(sys.argv[-1]), seconds=120))
"""


def pages(most: int) -> list[bytes]:
    found = []
    with tarfile.open(DATA / "trafilatura-eval" / "tf_dev.tar.xz") as packed:
        for member in packed:
            if member.isfile() and member.name.endswith((".html", ".htm")) and member.size > 2000:
                stream = packed.extractfile(member)
                found += [stream.read()] if stream else []
            if len(found) == most:
                break
    return found


def record(page: bytes, number: int) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def damaged(packed: bytes, rng: random.Random) -> bytes:
    """A member with bytes overwritten in its middle, or its second half gone."""
    half = len(packed) // 2
    if rng.random() < 0.5:
        return packed[:half]
    return packed[:half] + bytes(b ^ 0x55 for b in packed[half : half + 40]) + packed[half + 40 :]


def write(folder: Path, found: list[bytes], rng: random.Random) -> Iterator[tuple[Path, set[str], int]]:
    """Write the archives; give each with the addresses of its good pages and the number of damaged ones."""
    for number in range(FILES):
        mine = list(enumerate(found))[number::FILES]
        bad = set(rng.sample(range(len(mine)), min(BAD_EACH, len(mine) // 3)))
        parts = [gzip.compress(record(page, key), 6) for key, page in mine]
        path = folder / f"{number:02d}.warc.gz"
        path.write_bytes(b"".join(damaged(part, rng) if n in bad else part for n, part in enumerate(parts)))
        yield path, {f"https://example.org/{key}" for n, (key, _) in enumerate(mine) if n not in bad}, len(bad)


def check(folder: Path, written: list[tuple[Path, set[str], int]]) -> None:
    good = met = bad = counted = read = other = 0
    for path, addresses, damage in written:
        target = path.with_suffix(".parquet")
        read_shard(str(path), target)
        plain = _addresses(path)
        good, met = good + len(addresses), met + len(addresses & plain)
        for outcome in outcomes(target):
            reason = getattr(outcome, "reason", None)
            read += reason is None
            counted += reason == "truncated"
            other += reason not in (None, "truncated")
        bad += damage
    print(json.dumps({"files": len(written), "good": good, "good_taken_in": met, "read": read, "rejected_otherwise": other,
                      "damaged": bad, "damaged_counted": counted, "every_record_once": read + other == good}))  # fmt: skip


def _addresses(path: Path) -> set[str]:
    from depesche.intake.warc import Members, Page
    from depesche.intake.warc import pages as found

    with path.open("rb") as stream:
        return {page.url for _, page in found(Members(stream, 20_000_000), 20_000_000) if isinstance(page, Page)}


def start(target: Path, sources: list[Path], jobs: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(target), *map(str, sources), str(jobs)])


def kills(folder: Path, sources: list[Path], number: int, rng: random.Random) -> None:
    whole, target = folder / "whole.parquet", folder / "killed.parquet"
    start(whole, sources, 1).wait()
    killed = 0
    partial = target.with_name(target.name + PARTIAL)
    while killed < number and not target.exists():
        with start(target, sources, 1 + killed % 2) as process:
            parts = len(list(partial.glob("*.part")))
            while process.poll() is None and len(list(partial.glob("*.part"))) == parts:
                time.sleep(0.01)
            time.sleep(rng.random())
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
    start(target, sources, 2).wait()
    print(json.dumps({"kills": killed, "same_bytes": whole.read_bytes() == target.read_bytes()}))


def scaling(folder: Path, sources: list[Path], workers: tuple[int, ...] = (1, 2)) -> None:
    """Reports a second on each number of worker processes, their loading left out: the time from the first part to the last."""
    from depesche.scale.shards import Step, read_into

    rates = {}
    for jobs in workers:
        steps: list[tuple[float, Step]] = []
        target = folder / f"jobs{jobs}.parquet"
        options = ShardOptions(jobs=jobs, seconds=120)
        read_into([str(s) for s in sources], target, options, lambda step, steps=steps: steps.append((time.monotonic(), step)))  # type: ignore[misc]
        (begin, first), (end, last) = steps[jobs], steps[-1]
        rates[jobs] = (last.done - first.done) / (end - begin)
    print(json.dumps({"load": os.getloadavg()[0], "reports_a_second": {k: round(v, 1) for k, v in rates.items()},
                      "ratio": round(rates[workers[-1]] / rates[workers[0]], 2)}))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = list(write(folder, pages(asked.pages), rng))
        check(folder, written)
        sources = [path for path, _, _ in written]
        kills(folder, sources, asked.kills, rng)
        scaling(folder, sources)


if __name__ == "__main__":
    main()
