"""Broken inputs through the command line: every bad one named once, every good report read.

    python benchmarks/broken_run.py [--seed 7] [--bad 200]

Makes the inputs of `broken_inputs.py`, reads them with `depesche read FOLDER --json`, and
compares with the manifest.  Exit status 1 if one file is not treated as expected.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def main() -> int:
    """Make, read, compare; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="7")
    parser.add_argument("--bad", default="200")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "inputs"
        maker = Path(__file__).with_name("broken_inputs.py")
        subprocess.run([sys.executable, str(maker), str(folder), "--seed", options.seed, "--bad", options.bad], check=True)
        expected = json.loads((folder.parent / f"{folder.name}.manifest.json").read_text(encoding="utf-8"))
        run = subprocess.run(
            [sys.executable, "-m", "depesche.cli.main", "read", str(folder), "--json"], capture_output=True, text=True, check=False
        )
        return compare(expected, run.stdout, run.stderr, run.returncode)


def compare(expected: list[dict[str, object]], out: str, said: str, status: int) -> int:
    """Print what differs from the manifest and a summary; gives the exit status."""
    lines = [json.loads(line) for line in out.splitlines()]
    read = Counter(_file(x["report"]["origin"]) for x in lines if "claims" in x)
    refused = {_file(x["origin"]): x["reason"] for x in lines if "claims" not in x}
    wrong = [x["name"] for x in expected if read[str(x["name"])] != x["reports"]]
    unnamed = [x["name"] for x in expected if x["reasons"] and refused.get(str(x["name"])) not in x["reasons"]]  # type: ignore[operator]
    told = [line for line in said.splitlines() if line.startswith("depesche: ")]
    bad = sum(bool(x["reasons"]) for x in expected)
    for name in wrong:
        print(f"{name}: other number of reports than expected")
    for name in unnamed:
        print(f"{name}: rejected as {refused.get(str(name))}, not as expected")
    print(f"{len(expected)} files, {bad} broken: {sum(read.values())} reports read, {len(refused)} files with a rejection, ", end="")
    print(f"{len(told)} lines on standard error, exit status {status}")
    return int(bool(wrong or unnamed) or status != 1)


def _file(origin: str) -> str:
    """File name of an origin such as `folder/name.jsonl:3` or `folder/name.csv#2`."""
    name = origin.rsplit("/", 1)[-1]
    for sign in ("#", ":", "!"):
        name = name.split(sign, 1)[0]
    return name


if __name__ == "__main__":
    raise SystemExit(main())
