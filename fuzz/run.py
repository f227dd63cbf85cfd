"""Run the fuzz targets for a fixed time: `python -m fuzz.run [--seconds 600] [--seed N] [TARGET ...]`.

Inputs are made by chance from a seed that is printed; targets take turns.  With `--atheris TARGET` one target runs under Atheris
(coverage-guided, `pip install atheris`) with the same mutations.  Every crasher is saved in fuzz/crashers/, where
tests/trust/test_crashers.py finds it; the exit status is 1 if there was one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from fuzz.limit import limited
from fuzz.targets import TARGETS, Target, close

CRASHERS = Path(__file__).with_name("crashers")
TURN = 2.0
"""Seconds of processor time one target runs before the next one has its turn."""


def crasher(name: str, data: bytes) -> Path:
    """Save an input under a name that tells its target."""
    CRASHERS.mkdir(exist_ok=True)
    path = CRASHERS / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def tried(name: str, target: Target, data: bytes) -> str:
    """Run one input; what went wrong and where, or nothing."""
    try:
        with limited(target.seconds):
            target.run(data)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:300]}"
    return ""


def fuzz(names: list[str], *, seconds: float, seed: int) -> int:
    """Let targets take turns until the time is up; print inputs a second of each; give the number of crashers."""
    chances = {name: random.Random(f"{seed}/{name}") for name in names}
    done, spent, found = Counter[str](), Counter[str](), dict[tuple[str, str], str]()
    for name in names:  # what is loaded once is no input's time
        TARGETS[name].run(TARGETS[name].make(random.Random(0)))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name in names:
            begun = now = time.process_time()
            while now - begun < min(TURN, seconds / len(names) / 4) and time.monotonic() < end:
                data = TARGETS[name].make(chances[name])
                if (problem := tried(name, TARGETS[name], data)) and (name, problem.partition(":")[0]) not in found:
                    found[name, problem.partition(":")[0]] = problem
                    print(f"CRASH {name}: {problem}\n  saved as {crasher(name, data)}", flush=True)
                done[name] += 1
                now = time.process_time()
            spent[name] += now - begun
    for name in names:
        print(f"{name:10} {done[name]:8} inputs, {done[name] / max(spent[name], 1e-9):8.1f} a second of processor time")
    print(f"{sum(done.values())} inputs in {seconds:.0f} s, seed {seed}, {len(found)} kinds of crashers")
    return len(found)


def atheris(name: str, seconds: float) -> None:
    """Run one target under Atheris; does not return."""
    import atheris as engine

    with engine.instrument_imports(include=["depesche"]):
        target = TARGETS[name]
        target.run(target.make(random.Random(0)))

    def one(data: bytes) -> None:
        problem = tried(name, target, data)
        if problem:
            print(f"CRASH {name}: {problem}\n  saved as {crasher(name, data)}", flush=True)
            raise SystemExit(1)

    def custom(data: bytes, size: int, seed: int) -> bytes:
        return target.make(random.Random(seed))[:size] if seed % 3 == 0 else engine.Mutate(data, size)

    engine.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", "-max_len=100000"], one, custom_mutator=custom)
    engine.Fuzz()


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=None, help="by default the clock: another one each time")
    parser.add_argument("--atheris", metavar="TARGET", choices=sorted(TARGETS))
    asked = parser.parse_args()
    if unknown := set(asked.targets) - TARGETS.keys():
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if asked.atheris:
        atheris(asked.atheris, asked.seconds)
    seed = asked.seed if asked.seed is not None else time.time_ns() % 10**9
    crashers = fuzz(asked.targets or list(TARGETS), seconds=asked.seconds, seed=seed)
    close()
    sys.exit(1 if crashers else 0)


if __name__ == "__main__":
    main()
