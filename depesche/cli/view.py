"""A reading as a person sees it on a terminal: what happened, when, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from depesche.intake.published import DISAGREES
from depesche.questions.chains import BORROWED, chain_line, chain_of
from depesche.questions.days import length
from depesche.questions.explained import interval, people, wording
from depesche.questions.marks import mark
from depesche.records import Attribution, Claim, Published, Reading

_COLOURS = {"✓": "green", "▸": "green", "◷": "cyan", "?": "yellow", "!": "yellow", "✗": "red"}
"""Sign of a status -> colour; sign and word always stand beside each other."""
_BORROWED = f"{BORROWED}{BORROWED} "
"""Before a sentence the report tells in somebody else's voice."""


def show(reading: Reading, console: Console | None = None) -> None:
    """Print a reading for people."""
    (console or Console(highlight=False)).print(view(reading))


def view(reading: Reading) -> RenderableType:
    """Lay out a reading: head, claims, attributions, flags, what was cut."""
    parts: list[RenderableType] = [_head(reading)]
    for claim in reading.claims:
        parts.append(Padding(_claim(claim, reading), (1, 0, 0, 0)))
    if not reading.claims:
        parts.append(Text("\nNo event of a political actor is claimed.", style="dim"))
    parts.extend(_section("Who says so", [_attribution(a, reading) for a in reading.attributions]))
    parts.extend(_section("How it is told", [_flag_line(f.kind, f.why, wording(reading, f)) for f in reading.flags]))
    parts.extend(_section("Cut before reading", [f"{c.kind}: {_short(c.text, 80)}  ({c.rule})" for c in reading.report.cuts]))
    return Group(*parts, Text(""))


def _head(reading: Reading) -> Text:
    report = reading.report
    text = Text(report.title or report.doc or report.id, style="bold")
    details = [x for x in (report.outlet, report.language, report.origin) if x]
    text.append(f"\n{published_line(report.published)}", style="not bold")
    if details:
        text.append("\n" + " · ".join(details), style="not bold dim")
    return text


def published_line(published: Published) -> str:
    """Say when the report appeared and how that is known."""
    days = interval(published.earliest, published.latest)
    known = {"given": "given", "metadata": "from its metadata", "dateline": "from its dateline"}
    if published.basis == "none":
        return "published: unknown" + (f" ({published.why})" if published.why else "")
    if published.basis == "inferred":
        return f"published: {days}, inferred ({published.why})"
    contradicted = f"; {published.why}" if DISAGREES in published.why else ""
    return f"published: {days} ({known[published.basis]}{contradicted})"


def _claim(claim: Claim, reading: Reading) -> Text:
    sign = mark(claim.status)
    text = Text(sign, style=f"bold {_COLOURS[sign[0]]}")
    text.append(f"{' (wording keeps a distance)' if claim.hedged else ''}  {claim.type}{'/' + claim.mode if claim.mode else ''}")
    text.append(f"  {interval(claim.time.earliest, claim.time.latest)}", style="bold")
    for label, value in _fields(claim):
        text.append(f"\n    {label:<9}", style="dim")
        text.append(value)
    text.append(f"\n    {_BORROWED if claim.sources else ''}{_quoted(wording(reading, claim.evidence[0]), 300)}", style="italic")
    text.append(f"\n    {claim.rule}, confidence {claim.confidence:.2f}", style="dim")
    return text


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "who", people(claim.actors) or "nobody named"
    if claim.recipients:
        yield "to whom", people(claim.recipients)
    if claim.on_behalf_of:
        yield "for", people(claim.on_behalf_of)
    if claim.place:
        yield "where", claim.place.text + (f" ({claim.place.country})" if claim.place.country else "")
    if claim.duration:
        yield "how long", ("about " if claim.approximate_duration else "") + length(claim.duration)
    if claim.agenda:
        yield "about", "; ".join(item.text for item in claim.agenda)
    if claim.instruments:
        yield "treaty", "; ".join(item.text for item in claim.instruments)
    yield "source", chain(claim)


def chain(claim: Claim) -> str:
    """The chain of sources drawn as a line, with its length and in whom it ends; the report's own voice in words."""
    return chain_line(claim.sources)


def _attribution(attribution: Attribution, reading: Reading) -> str:
    source = attribution.source
    content = _short(" … ".join(wording(reading, span) for span in attribution.content), 140)
    sayer = wording(reading, source) if source is not None else "nobody named"
    passers = [link.name or link.text for link in reversed(chain_of(attribution, reading)[source is not None :])]
    line = f" {BORROWED} ".join([*passers, sayer])
    told = [f"{label} {value}" for label, value in (("to", attribution.addressee), ("at", attribution.venue)) if value]
    if attribution.time is not None:
        told.append(f"on {wording(reading, reading.times[attribution.time])}")
    details = "; ".join([f"{attribution.stance}, {attribution.form}", *told])
    return f"{line} ({details}): {content}"


def _flag_line(kind: str, why: str, words: str) -> str:
    return f"{kind.replace('_', ' ')}: “{_short(words, 60)}” - {why}"


def _section(title: str, lines: list[str]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{title}", style="bold")
        yield Padding(Group(*(Text(f"- {line}") for line in lines)), (0, 0, 0, 2))


def _quoted(text: str, length: int) -> str:
    """A sentence between quotation marks, which it may bring with it."""
    short = _short(text, length)
    return short if short[:1] in '“„»«"' else f"“{short}”"


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
