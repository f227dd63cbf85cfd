"""`python -m depesche.training build STEP`, `score LANGUAGE`, `plenary FOLDER`, `steps`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import depesche.language  # asks for one thread, before numpy is loaded
from depesche.errors import DepescheError


def main(arguments: list[str] | None = None) -> int:
    """Run one training command; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m depesche.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("build", help="do a step and what it needs")
    making.add_argument("step")
    making.add_argument("--again", action="store_true", help="do the step even if it is done")
    scoring = commands.add_parser("score", help="measure the shipped weights")
    scoring.add_argument("language", choices=["de", "en"])
    raw = commands.add_parser("plenary", help="make raw text of the Bundestag's protocols (*-data.xml)")
    raw.add_argument("folder", type=Path)
    commands.add_parser("tokenizer", help="write spaCy's rules for tokens as data, for the languages that come with Depesche")
    commands.add_parser("steps", help="list the steps")
    options = parser.parse_args(arguments)
    from depesche.training import recipes, tokenizer
    from depesche.training.plenary import write_plenary
    from depesche.training.sources import SOURCES, work

    try:
        if options.command == "build":
            print("done:", ", ".join(recipes.build(options.step, again=options.again)) or "nothing to do")
        elif options.command == "score":
            for what, result in recipes.scores(options.language).items():
                print(f"{what}: {result}")
        elif options.command == "tokenizer":
            print("\n".join(map(str, tokenizer.write(Path(depesche.language.__file__).with_name("tokenizer_rules")))))
        elif options.command == "plenary":
            target = work() / SOURCES["plenary"].path
            print(f"{target}: {write_plenary(options.folder, target)} paragraphs")
        else:
            print("\n".join(recipes.STEPS))
    except DepescheError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
