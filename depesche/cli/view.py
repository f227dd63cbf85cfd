"""A reading as a person sees it on a terminal: what happened, when, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from depesche.records import Attribution, AttributionSource, Claim, Flag, Part, Published, Reading, Span, TimeExpression

MARKS = {
    "occurred": ("✓", "happened", "green"),
    "ongoing": ("▸", "under way", "green"),
    "planned": ("◷", "planned", "cyan"),
    "expected": ("◷", "expected", "cyan"),
    "possible": ("?", "possible", "yellow"),
    "demanded": ("!", "demanded", "yellow"),
    "threatened": ("!", "threatened", "yellow"),
    "conditional": ("?", "conditional", "yellow"),
    "cancelled": ("✗", "cancelled", "red"),
    "denied": ("✗", "denied", "red"),
}
"""Status -> mark, word, colour; the word always stands beside the mark."""


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
    return f"published: {days} ({known[published.basis]})"


def interval(earliest: str | None, latest: str | None) -> str:
    """Two civil days as people write them: one day, or from .. to."""
    if earliest is None and latest is None:
        return "day unknown"
    return earliest or "?" if earliest == latest else f"{earliest or '?'} .. {latest or '?'}"


def _claim(claim: Claim, reading: Reading) -> Text:
    mark, word, colour = MARKS[claim.status]
    text = Text(f"{mark} {word}", style=f"bold {colour}")
    text.append(f"{' (wording keeps a distance)' if claim.hedged else ''}  {claim.type}{'/' + claim.mode if claim.mode else ''}")
    text.append(f"  {interval(claim.time.earliest, claim.time.latest)}", style="bold")
    for label, value in _fields(claim):
        text.append(f"\n    {label:<9}", style="dim")
        text.append(value)
    text.append(f"\n    “{_short(wording(reading, claim.evidence[0]), 300)}”", style="italic")
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
        yield "how long", ("about " if claim.approximate_duration else "") + claim.duration
    if claim.agenda:
        yield "about", "; ".join(item.text for item in claim.agenda)
    if claim.instruments:
        yield "treaty", "; ".join(item.text for item in claim.instruments)
    yield "source", chain(claim)


def chain(claim: Claim) -> str:
    """The chain of sources as a line: the report <- outlet <- innermost sayer."""
    links = [f"{link.name or link.text}" for link in reversed(claim.sources)]
    return " <- ".join(["the report", *links]) if links else "the report, in its own voice"


def people(parts: tuple[Part, ...]) -> str:
    """Participants as people read them: the name, with the state in brackets."""
    return ", ".join(f"{p.name or p.text}{f' ({p.country})' if p.country else ''}" for p in parts)


def _attribution(attribution: Attribution, reading: Reading) -> str:
    source = attribution.source
    who = wording(reading, source) if source else "nobody named"
    content = " … ".join(wording(reading, span) for span in attribution.content)
    return f"{who} {attribution.stance} ({attribution.form}): {_short(content, 140)}"


def wording(reading: Reading, stretch: Span | AttributionSource | Flag | TimeExpression) -> str:
    """The words of a stretch, in the text or in the title."""
    base = reading.report.title if stretch.where == "title" else reading.report.text
    return (base or "")[stretch.begin : stretch.end]


def _flag_line(kind: str, why: str, words: str) -> str:
    return f"{kind.replace('_', ' ')}: “{_short(words, 60)}” - {why}"


def _section(title: str, lines: list[str]) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{title}", style="bold")
        yield Padding(Group(*(Text(f"- {line}") for line in lines)), (0, 0, 0, 2))


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
