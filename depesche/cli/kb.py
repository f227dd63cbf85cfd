"""`depesche kb`: ask what the program knows of names."""

from __future__ import annotations

import json

import click
import msgspec


@click.group("kb")
def command() -> None:
    """Compare names across scripts and spellings."""


@command.command("match")
@click.argument("left")
@click.argument("right")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def match_(left: str, right: str, as_json: bool) -> None:
    """Say whether the names LEFT and RIGHT are spellings of one name, how sure that is, and why.

    Only the writing is compared; two people who bear one name are not told apart.
    """
    from depesche.naming import THRESHOLD, match

    found = match(left, right)
    if as_json:
        record = {"left": left, "right": right, "same": found.score >= THRESHOLD, **msgspec.to_builtins(found)}
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        click.echo(f"{'same' if found.score >= THRESHOLD else 'not same'}  {found.score:.2f}  {found.kind}  {found.reason}")


@command.command("spell")
@click.argument("name")
@click.option("--language", help="Language of a name in Cyrillic letters: ru, uk, be, bg, sr (told by its letters where not given).")
def spell(name: str, language: str | None) -> None:
    """Write NAME (Cyrillic, Hangul, Han, Arabic) in Latin letters, one line for every scheme."""
    from depesche.errors import UsageError
    from depesche.naming.spellings import spellings

    try:
        found = spellings(name, language)
    except ValueError as error:
        raise UsageError(str(error)) from error
    for scheme, latin in found.items():
        click.echo(f"{scheme:<12} {latin}")
