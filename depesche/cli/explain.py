"""`depesche explain`: why a finding was made - the row, the parse, what was considered."""

from __future__ import annotations

import click

from depesche.cli.inputs import intake_arguments, intake_options
from depesche.cli.view import chain, interval, people, wording
from depesche.errors import UsageError
from depesche.questions.marks import mark
from depesche.records import Claim, Reading, Rejected


@click.command("explain")
@click.argument("report")
@click.argument("claim", required=False)
@intake_arguments
def command(report: str, claim: str | None, **options: object) -> None:
    """Say why the claims of REPORT (or one CLAIM, such as c2) were made.

    First how the day of publication is known, with every witness for it; then for
    each claim: the row that fired with its examples, the parse of the sentence, the
    parties and their resolution, the time, the chain of sources.
    """
    from depesche.pipeline import read_sources

    for outcome in read_sources([report], intake_options(**options)):  # type: ignore[arg-type]
        if isinstance(outcome, Rejected):
            raise UsageError(f"{outcome.origin}: {outcome.reason}: {outcome.detail}")
        wanted = [c for c in outcome.claims if claim in (None, c.id)]
        if claim is not None and not wanted:
            known = ", ".join(c.id for c in outcome.claims) or "none"
            raise UsageError(f"{report} has no claim {claim!r} (claims: {known})")
        if claim is None:
            day = outcome.report.published
            click.echo(f"published  {interval(day.earliest, day.latest)} ({day.basis}): {day.why}\n")
        for item in wanted:
            _explain(item, outcome)


def _explain(claim: Claim, reading: Reading) -> None:
    from depesche.lexicon.browsing import find_row
    from depesche.lexicon.tables import columns

    lead = claim.evidence[0]
    trigger = " … ".join(wording(reading, span) for span in claim.trigger)
    click.echo(f"{claim.id}  {claim.type}{'/' + claim.mode if claim.mode else ''}  {mark(claim.status)[2:]}")
    click.echo(f"  sentence   {wording(reading, lead)}")
    click.echo(f"  trigger    {trigger}")
    click.echo(f"  why        {claim.why}")
    click.echo(f"  actors     {people(claim.actors) or 'nobody named'}")
    click.echo(f"  recipients {people(claim.recipients) or 'nobody named'}")
    for part in (*claim.actors, *claim.recipients, *claim.on_behalf_of):
        for mention in (m for a in reading.actors if a.id == part.actor for m in a.mentions):
            if mention.begin < part.end and part.begin < mention.end and mention.where == part.where:
                click.echo(f"    {part.text}: {mention.why} (score {mention.score:.2f})")
    click.echo(f"  day        {interval(claim.time.earliest, claim.time.latest)}{_time(claim, reading)}")
    click.echo(f"  source     {chain(claim)}")
    _, _, row = find_row(claim.rule)
    for column in columns(type(row)):
        value = getattr(row, column)
        text = " | ".join(value) if isinstance(value, tuple) else value
        if text:
            click.echo(f"  row {column:<10} {text}")
    click.echo("  parse")
    _parse(wording(reading, lead), reading.report.language or "")
    click.echo("")


def _time(claim: Claim, reading: Reading) -> str:
    if claim.time.source is None:
        return " (no time expression dates it)"
    time = reading.times[claim.time.source]
    return f" from “{wording(reading, time)}” ({time.rule}, anchor {time.anchor})"


def _parse(sentence: str, language: str) -> None:
    """The sentence as it is parsed: word, lexeme, relation and head of each token."""
    from depesche.language import port

    parse = port.parse(sentence, language)
    for token in parse.tokens:
        head = parse.tokens[token.head].text if token.head != token.index else "-"
        click.echo(f"    {token.text:<20} {token.lexeme:<18} {token.upos:<6} {token.deprel:<12} {head}")
