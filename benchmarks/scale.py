"""What an archive costs: processor seconds an article, memory of a worker, merging, and from these hours and money for a million.

    python benchmarks/scale.py [--most 300] [--price 0.04] [--workers 2]

Every set is written to one file and read by a warm worker process as `depesche scale` does (taking in, parsing, reading, writing
Parquet); then all shards are merged into one ledger and settled.  `pages` are the web pages of `trafilatura-eval`, as a WARC file;
the others are texts (`reading_speed.py`).  Processor time, which grows with what else the machine does, by half on a busy one.
`--price` is what an hour of one core costs, in whatever money.  With `--workers N` the clock for N workers is held against that
for one, which means something on a quiet machine only.  Data from DEPESCHE_DATA.
"""

from __future__ import annotations

import argparse
import json
import random
import tarfile
import tempfile
import time
from pathlib import Path

import reading_speed

from depesche.scale.crew import Done
from depesche.scale.local import LocalCrew
from depesche.scale.plan import plan
from depesche.scale.running import run
from depesche.scale.shards import ShardOptions, merge
from depesche.scale.work import Work

PAGES = reading_speed.DATA / "trafilatura-eval" / "tf_dev.tar.xz"
HEAD = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{0}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def pages(path: Path, most: int) -> int:
    """Write web pages as a WARC file."""
    with tarfile.open(PAGES) as archive, path.open("wb") as out:
        found = sorted((member for member in archive.getmembers() if member.name.endswith(".html")), key=lambda member: member.name)[:most]
        for number, member in enumerate(found):
            stream = archive.extractfile(member)
            assert stream is not None
            body = HTTP + stream.read()
            head = f"{HEAD.format(number)}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            out.write(head.encode() + body + b"\r\n\r\n")
    return len(found)


def texts(name: str, path: Path, most: int) -> int:
    """Write some reports as JSONL."""
    some = reading_speed.SETS[name][0]()
    random.Random(5).shuffle(some)
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": text, "title": title, "language": code}) + "\n" for code, text, title in some[:most])
    return min(most, len(some))


def clock(sources: list[Path], folder: Path, workers: int) -> float:
    """Seconds that reading files takes, from when the first worker is ready."""
    started: list[float] = []
    run(plan(map(str, sources)), folder, LocalCrew(folder, ShardOptions()), workers=workers, options={},
        told=lambda *_: started.append(time.monotonic()))  # fmt: skip
    return time.monotonic() - started[0]


def measure(name: str, source: Path, number: int, options: ShardOptions, price: float) -> list[Path]:
    """Read a file by a worker that has read others before, and print what it cost; give its shard."""
    folder = source.with_name(f"{source.name}.shards-{options.relevant}")
    work: list[Work] = []
    shards = plan([str(source.with_name("warm.jsonl")), str(source)])
    run(
        shards, folder, LocalCrew(folder, options), workers=1, options={},
        told=lambda event, _: work.append(event.work) if isinstance(event, Done) else None,
    )  # fmt: skip
    done = work[-1]
    each = done.seconds / number
    shown = (number, done.reports, 1000 * each, 1 / each, 1e6 * each / 3600, 1e6 * each / 3600 * price, done.peak_mib)
    print("| {} | {} | {} | {:.0f} ms | {:.1f} | {:.1f} | {:.2f} | {:.0f} MiB |".format(name, *shown), flush=True)
    return [shards[-1].target(folder)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=300, help="articles of each set")
    parser.add_argument("--price", type=float, default=0.04, help="of an hour of one core")
    parser.add_argument("--workers", type=int, help="hold so many workers against one, by the clock")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts("political: claims-de", folder / "warm.jsonl", 8)
        print(
            "| articles | number | read in full | each, one core | articles/s and core | core-hours a million | cost | a worker's memory |"
        )
        print("|---|---|---|---|---|---|---|---|")
        shards = []
        number = pages(folder / "pages.warc", chosen.most)
        for relevant in (True, False):
            words = "relevant only" if relevant else "all"
            shards += measure(f"web pages (WARC), {words}", folder / "pages.warc", number, ShardOptions(relevant=relevant), chosen.price)
        files = [folder / "pages.warc"]
        for index, (title, (_, relevant)) in enumerate(reading_speed.SETS.items()):
            files.append(folder / f"{index}.jsonl")
            number = texts(title, files[-1], chosen.most)
            shards += measure(title, files[-1], number, ShardOptions(relevant=relevant), chosen.price)
        before = time.process_time()
        added = merge(folder / "all.duckdb", shards)
        each = (time.process_time() - before) / max(1, added.new)
        print(f"merging and settling: {1000 * each:.1f} ms of processor time a report, {added.new} reports, {added.known} known already")
        if chosen.workers:
            seconds = [clock(files, folder / f"by-{n}", n) for n in (1, chosen.workers)]
            ratio = seconds[0] / seconds[1]
            print(f"{chosen.workers} workers: {seconds[1]:.1f} s by the clock, one {seconds[0]:.1f} s: {ratio:.2f} times as fast")


if __name__ == "__main__":
    main()
