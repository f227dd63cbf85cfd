"""`depesche lexicon`: check, format, try, show and score the knowledge tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from depesche.errors import UsageError
from depesche.lexicon import formatting, mapping, tables
from depesche.lexicon.finding import find_row
from depesche.lexicon.rows import (
    AttributionRow,
    EventRow,
    LanguageRow,
    Row,
    StatusRow,
    SupportRow,
    TimePatternRow,
    TimeWordRow,
    TranscriptionRow,
    WordingRow,
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
        rows += len(_load(name, lang))
        for row, reasons in found.items():
            mended.discard(row)
            for reason in reasons if row not in listed else ():
                click.echo(f"{_place(name, lang, row)}: {row}: {reason}", err=True)
                problems += 1
    for row in sorted(mended if not (table or language) else ()):
        click.echo(f"{row}: has no problem any more; take it off {known}", err=True)
        problems += 1
    note = f", {len(listed)} rows with known problems" if listed else ""
    click.echo(f"lexicon: {rows} rows checked, {problems} problems{note}")
    sys.exit(1 if problems else 0)


def _place(name: str, language: str | None, row_id: str) -> str:
    """File and row number of a row, as an editor understands it."""
    path = tables.table_path(name, language)
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next((n for n, line in enumerate(lines, start=1) if line.partition("\t")[0] == row_id), 1)
    return f"{path.parent.name}/{path.name}:{number}"


def _load(name: str, language: str | None) -> tuple[Row, ...]:
    return tables.load((tables.LANGUAGE_TABLES if language else tables.WORLD_TABLES)[name], language)


def _check_table(name: str, language: str | None) -> dict[str, list[str]]:
    """Problems by row id; cells are checked by loading, examples where the language has an engine or needs none."""
    from depesche.language import port

    rows = _load(name, language)
    if name == "transcription":
        from depesche.naming.transcription import failures

        return {row.id: problems for row in rows if isinstance(row, TranscriptionRow) and (problems := failures(row))}
    if language is None:
        return mapping.failures(rows)
    if language in tables.LANGUAGES and language not in port.languages():
        return {}
    return run_examples(rows, language)


def run_examples(rows: Sequence[Row], language: str) -> dict[str, list[str]]:
    """Run the examples of language rows of one table; tables without a reading step have none to run."""
    from depesche.reading import row_checks, says_check, told_check

    if not rows:
        return {}
    first = rows[0]
    if isinstance(first, EventRow):
        return row_checks.check_events([r for r in rows if isinstance(r, EventRow)], language)
    if isinstance(first, StatusRow):
        return row_checks.check_status([r for r in rows if isinstance(r, StatusRow)], language)
    if isinstance(first, AttributionRow):
        return says_check.check_attributions([r for r in rows if isinstance(r, AttributionRow)], language)
    if isinstance(first, SupportRow):
        return told_check.check_support([r for r in rows if isinstance(r, SupportRow)], language)
    if isinstance(first, WordingRow):
        return says_check.check_wordings([r for r in rows if isinstance(r, WordingRow)], language)
    if isinstance(first, TimePatternRow):
        return row_checks.check_times([r for r in rows if isinstance(r, TimePatternRow)], language)
    if isinstance(first, TimeWordRow):
        return row_checks.check_time_words([r for r in rows if isinstance(r, TimeWordRow)], language)
    return {}


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
    name, lang, row = find_row(row_id)
    click.echo(_place(name, lang, row.id))
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
    from depesche.language.tree import Tree
    from depesche.reading.row_checks import example_documents
    from depesche.reading.row_examples import plain

    _, lang, row = find_row(row_id)
    if lang is None or not isinstance(row, LanguageRow):
        raise UsageError(f"{row_id} is a row of a world table; only rows of language tables can be tried")
    document = next(example_documents([plain(sentence)[0]], lang))
    parse = document.passages[-1].parse
    tree = Tree(parse)
    for token in parse.tokens:
        slots = {k: [parse.tokens[i].text for i in v] for k, v in tree.slots(token.index).items()}
        head = parse.tokens[token.head].text if token.head != token.index else "-"
        line = f"{token.index:>3}  {token.text:<20} {token.lexeme:<18} {token.upos:<6} {token.deprel:<12} {head:<18}"
        click.echo(line + (f" {slots}" if slots else ""))
    tried = run_examples([msgspec.structs.replace(row, example=(sentence,), never=())], lang)
    click.echo("fires" if not tried else "; ".join(tried[row_id]))


@command.command("report")
@click.argument("reports", type=click.Path(exists=True, dir_okay=False))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
def report(reports: str, gold: str) -> None:
    """Count per row how often it was right: read REPORTS (JSONL), compare with GOLD claims (JSONL)."""
    from depesche.cli.row_scores import row_scores

    click.echo("row\tclaims\tright\twrong")
    for row, (claims, right) in row_scores(Path(reports), Path(gold)):
        click.echo(f"{row}\t{claims}\t{right}\t{claims - right}")
