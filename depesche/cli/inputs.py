"""Options that several commands share: how sources are taken in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from depesche.intake import IntakeOptions, parse_map

F = TypeVar("F", bound=Callable[..., Any])

language_option = click.option("--language", metavar="CODE", help="Language of the reports (de, en); found from the text otherwise.")


def _choose(_context: click.Context, _option: click.Parameter, choices: tuple[str, ...]) -> tuple[str, ...]:
    if choices:
        from depesche.language import port

        port.choose(*choices)
    return choices


engine_option = click.option(
    "--engine", "engines", multiple=True, metavar="LANGUAGE=NAME", callback=_choose, expose_value=False,
    help="Parse a language with another engine: an installed spaCy pipeline (de=de_core_news_lg), natasha, or depesche.",
)  # fmt: skip


def _lay_over(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    if folder is not None:
        from depesche.lexicon import overlay

        overlay.use(folder)
    return folder


knowledge_option = click.option(
    "--knowledge", metavar="FOLDER", callback=_lay_over, expose_value=False, is_eager=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read with the user's own tables of this folder laid over the shipped ones; also by DEPESCHE_KNOWLEDGE.",
)  # fmt: skip

_OPTIONS = (
    click.option("--as-is", is_flag=True, help="Take texts as they stand: no cuts, no headline detection."),
    click.option("--published", metavar="DATE", help="Day of publication; overrides what was found. `unknown` hides it."),
    language_option,
    engine_option,
    knowledge_option,
    click.option("--format", "format_", metavar="FORMAT", help="text, markdown, html, jsonl, json, csv, tsv, eml or feed."),
    click.option("--map", "mapping", metavar="FIELDS", help="Columns or fields to use, e.g. text=body,published=date."),
    click.option("--encoding", metavar="NAME", help="Encoding of sources that are not UTF-8 and declare none; `guess` to guess."),
    click.option("--max-chars", type=click.IntRange(1), default=2_000_000, show_default=True, help="Longest report, in characters."),
    click.option("--base", metavar="URL", help="Where relative names in lists of sources (.warc.paths) lie; the list's folder otherwise."),
    click.option("--allow-private", is_flag=True, help="Let URLs lead to private and local addresses."),
)

_READING = (
    click.option("--relevant", is_flag=True, help="Leave out, unparsed, reports in which nothing political seems to happen."),
    click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes that read."),
    click.option(
        "--seconds", type=click.FloatRange(0, min_open=True),
        help="Reject a report that takes longer to read, and read on; 300 with several processes, no limit with one.",
    ),
)  # fmt: skip


def reading_arguments(command: F) -> F:
    """Give a command the options of reading: `relevant`, `jobs`, `seconds`."""
    for option in reversed(_READING):
        command = option(command)
    return command


@contextmanager
def stopping(said: str) -> Iterator[None]:
    """End on Ctrl-C with one line and the exit code that shells expect (130)."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(f"depesche: stopped; {said}", err=True)
        sys.exit(130)


def intake_arguments(command: F) -> F:
    """Give a command the options of intake; their values arrive as keyword arguments of `intake_options`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def intake_options(*, format_: str | None = None, mapping: str | None = None, **options: Any) -> IntakeOptions:
    """Make the settings of intake from command-line values."""
    return IntakeOptions(format=format_, csv_map=parse_map(mapping or ""), **options)
