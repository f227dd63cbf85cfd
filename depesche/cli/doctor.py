"""`depesche doctor`: what is installed, which weights read which language, what is missing."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from depesche.errors import DepescheError
from depesche.language import natasha_engine, port
from depesche.lexicon import tables
from depesche.version import KNOWLEDGE_AS_OF, VERSION

_LIBRARIES = ("numpy", "msgspec", "duckdb", "trafilatura", "py3langid", "feedparser", "httpx", "icalendar", "click", "rich")


@click.command("doctor")
def command() -> None:
    """Say what is installed, which language engines can be loaded, and what is missing."""
    problems: list[str] = []
    click.echo(f"depesche   {VERSION}")
    click.echo(f"python     {platform.python_version()} on {platform.system()} {platform.machine()}")
    click.echo(f"lexicon    {tables.digest()}: {_row_count()} rows in {len(tables.all_tables())} tables")
    click.echo(f"knowledge  as of {KNOWLEDGE_AS_OF}")
    for language in port.languages():
        click.echo(f"engine {language}  {_engine(language, problems)}")
    if "ru" not in port.languages():
        click.echo(f"engine ru  not installed; Russian can be parsed after: {natasha_engine.INSTALL}")
    for library in _LIBRARIES:
        click.echo(f"{library:<18} {_library(library, problems)}")
    click.echo(f"{'matplotlib':<18} {_optional('matplotlib', '--plot draws after', 'plots')}")
    click.echo(f"{'spacy':<18} {_optional('spacy', 'its pipelines can be engines after', 'spacy')}")
    for problem in problems:
        click.echo(f"missing: {problem}", err=True)
    sys.exit(1 if problems else 0)


def _engine(language: str, problems: list[str]) -> str:
    try:
        engine = port.engine(language)
        port.parse("Test.", language)
    except DepescheError as error:
        problems.append(str(error))
        return "cannot be loaded"
    return f"{engine.name} {engine.version}" + (f" ({engine.digest})" if engine.digest else "")


def _library(name: str, problems: list[str]) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        problems.append(f"the library {name} (install it with: pip install {name})")
        return "not installed"


def _optional(name: str, good_for: str, extra: str) -> str:
    """A library that nothing but an extra needs: its absence is no problem."""
    try:
        return version(name)
    except PackageNotFoundError:
        return f"not installed; {good_for}: pip install 'depesche[{extra}]'"


def _row_count() -> int:
    kinds = ((tables.LANGUAGE_TABLES if lang else tables.WORLD_TABLES, table, lang) for table, lang in tables.all_tables())
    return sum(len(tables.load(known[table], lang)) for known, table, lang in kinds)
