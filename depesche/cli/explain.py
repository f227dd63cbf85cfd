"""`depesche explain`: why a finding was made - the row, the parse, what was considered."""

from __future__ import annotations

import click

from depesche.cli.inputs import intake_arguments, intake_options
from depesche.errors import UsageError
from depesche.records import Reading, Rejected


@click.command("explain")
@click.argument("report")
@click.argument("claim", required=False)
@intake_arguments
def command(report: str, claim: str | None, **options: object) -> None:
    """Say why the claims of REPORT (or one CLAIM, such as c2) were made.

    First how the day of publication is known, with every witness for it; then for
    each claim: the row that fired with its examples, the parse of the sentence, the
    parties and their resolution, the time, the chain of sources.  Other findings
    are explained by their ids: a1 (something said), t0 (a time), p0 (an actor), f0 (a flag).
    """
    from depesche.pipeline import read_sources
    from depesche.questions.explained import interval

    for outcome in read_sources([report], intake_options(**options)):  # type: ignore[arg-type]
        if isinstance(outcome, Rejected):
            raise UsageError(f"{outcome.origin}: {outcome.reason}: {outcome.detail}")
        if claim is None:
            day = outcome.report.published
            click.echo(f"published  {interval(day.earliest, day.latest)} ({day.basis}): {day.why}\n")
        for finding in [claim] if claim else [c.id for c in outcome.claims]:
            _explain(finding, outcome)


def _explain(finding: str, reading: Reading) -> None:
    from depesche.questions.explained import explained

    found = explained(reading, finding)
    click.echo(f"{found.id}  {found.head}")
    for label, words in found.facts:
        click.echo(f"  {label:<10} {words}")
        if label == "recipients":
            for taken in found.considered:
                click.echo(f"    {taken.words}: {taken.why} (score {taken.score:.2f})")
    if found.facts and all(label != "recipients" for label, _ in found.facts):
        for taken in found.considered:
            click.echo(f"    {taken.words}: {taken.why} (score {taken.score:.2f})")
    for column, cell in found.row.cells if found.row else ():
        click.echo(f"  row {column:<10} {cell}")
    if found.sentence:
        click.echo("  parse")
        _parse(found.sentence, reading.report.language or "")
    click.echo("")


def _parse(sentence: str, language: str) -> None:
    """The sentence as it is parsed: word, lexeme, relation and head of each token."""
    from depesche.language import port

    parse = port.parse(sentence, language)
    for token in parse.tokens:
        head = parse.tokens[token.head].text if token.head != token.index else "-"
        click.echo(f"    {token.text:<20} {token.lexeme:<18} {token.upos:<6} {token.deprel:<12} {head}")
