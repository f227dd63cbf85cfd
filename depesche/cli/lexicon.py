"""`depesche lexicon`: check, format, try, show and score the knowledge tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from depesche.errors import UsageError
from depesche.lexicon import browsing, formatting, mapping, tables
from depesche.lexicon.rows import (
    LanguageRow,
    TranscriptionRow,
)


@click.group("lexicon")
def command() -> None:
    """Check, format, try, show and score the knowledge tables."""


@command.command("check")
@click.option("--table", help="Only this table (events, status, ...).")
@click.option("--language", help="Only this language (de, en, ru).")
@click.option("--known", type=click.Path(exists=True, dir_okay=False), help="Rows known to have a problem; the list may only shrink.")
def check(table: str | None, language: str | None, known: str | None) -> None:
    """Check every cell of the tables and run every example and counter-example.

    With --known, rows on that list are not counted - but one that has no problem
    any more must be taken off it.
    """
    listed = set(Path(known).read_text(encoding="utf-8").split()) if known else set()
    mended = set(listed)
    problems = 0
    rows = 0
    for name, lang in tables.all_tables():
        if (table and name != table) or (language and lang != language):
            continue
        found = _check_table(name, lang)
        rows += len(browsing.load_table(name, lang))
        for row, reasons in found.items():
            mended.discard(row)
            for reason in reasons if row not in listed else ():
                click.echo(f"{browsing.place(name, lang, row)}: {row}: {reason}", err=True)
                problems += 1
    for row in sorted(mended if not (table or language) else ()):
        click.echo(f"{row}: has no problem any more; take it off {known}", err=True)
        problems += 1
    note = f", {len(listed)} rows with known problems" if listed else ""
    click.echo(f"lexicon: {rows} rows checked, {problems} problems{note}")
    sys.exit(1 if problems else 0)


def _check_table(name: str, language: str | None) -> dict[str, list[str]]:
    """Problems by row id; cells are checked by loading, examples where the language has an engine or needs none."""
    from depesche.language import port
    from depesche.reading.row_tries import run_examples

    rows = browsing.load_table(name, language)
    if name == "transcription":
        from depesche.naming.transcription import failures

        return {row.id: problems for row in rows if isinstance(row, TranscriptionRow) and (problems := failures(row))}
    if language is None:
        return mapping.failures(rows)
    if language in tables.LANGUAGES and language not in port.languages():
        return {}
    return run_examples(rows, language)


@command.command("format")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit code 1 if a file is not in normal form.")
def format_(only_check: bool) -> None:
    """Sort rows by id and normalise cells of all tables."""
    changed = []
    for name, lang in tables.all_tables():
        path = tables.table_path(name, lang)
        if formatting.format_file(path, write=not only_check):
            changed.append(f"{path.parent.name}/{path.name}")
    for name in changed:
        click.echo(f"{name}: {'is not in normal form; run `depesche lexicon format`' if only_check else 'formatted'}")
    sys.exit(1 if changed and only_check else 0)


@command.command("show")
@click.argument("row_id")
def show(row_id: str) -> None:
    """Show a row of any table by its id, as findings name it in `rule`."""
    name, lang, row = browsing.find_row(row_id)
    click.echo(browsing.place(name, lang, row.id))
    for column in tables.columns(type(row)):
        value = getattr(row, column)
        text = " | ".join(value) if isinstance(value, tuple) else value
        if text:
            click.echo(f"  {column:<13} {text}")


@command.command("try")
@click.argument("row_id")
@click.argument("sentence")
def try_(row_id: str, sentence: str) -> None:
    """Show why a row does or does not fire in SENTENCE: its parse, its slots, the outcome."""
    from depesche.reading.row_tries import try_row

    _, lang, row = browsing.find_row(row_id)
    if lang is None or not isinstance(row, LanguageRow):
        raise UsageError(f"{row_id} is a row of a world table; only rows of language tables can be tried")
    tried = try_row(row, lang, sentence)
    for token in tried.tokens:
        line = f"{token.index:>3}  {token.text:<20} {token.lexeme:<18} {token.upos:<6} {token.deprel:<12} {token.head:<18}"
        click.echo(line + (f" {token.slots}" if token.slots else ""))
    click.echo("fires" if not tried.problems else "; ".join(tried.problems))


@command.command("report")
@click.argument("reports", type=click.Path(exists=True, dir_okay=False))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
def report(reports: str, gold: str) -> None:
    """Count per row how often it was right: read REPORTS (JSONL), compare with GOLD claims (JSONL)."""
    from depesche.cli.row_scores import row_scores

    click.echo("row\tclaims\tright\twrong")
    for row, (claims, right) in row_scores(Path(reports), Path(gold)):
        click.echo(f"{row}\t{claims}\t{right}\t{claims - right}")
