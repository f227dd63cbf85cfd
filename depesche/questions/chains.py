"""Chains of sources as people read them: drawn as a line, how long they are, and in whom they end.

A solid line is the report's own voice, a dashed one a voice it borrows: the
difference shows without colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.records import Attribution, Reading, SourceKind, SourceLink

OWN_VOICE = "the report, in its own voice"
OWN, BORROWED = "━", "┄"
"""Signs of the two voices; `BORROWED` also joins the links of a chain."""
_STEP = f" {BORROWED} "
_BODIES: dict[SourceKind, str] = {
    "organisation": "an institution", "outlet": "an outlet", "state_media": "state media", "document": "a document",
    "unnamed": "an unnamed source",
}  # fmt: skip


def chain_end(sources: Sequence[SourceLink]) -> str:
    """In whom a chain ends: "a named person", "an institution", "an outlet", "a document", "an unnamed source" or "nowhere".

    >>> chain_end([]), chain_end([SourceLink(text="a spokesman", kind="person")])
    ('nowhere', 'a person not named')
    """
    if not sources:
        return "nowhere"
    first = sources[0]
    if first.kind == "person":
        return "a named person" if first.name or first.actor else "a person not named"
    return _BODIES[first.kind]


def chain_line(sources: Sequence[SourceLink]) -> str:
    """A chain from the report to the innermost sayer as a dashed line, with its length and end; the own voice in words.

    >>> chain_line([SourceLink(text="two officials", kind="unnamed"), SourceLink(text="Reuters", kind="outlet")])
    'the report ┄ Reuters ┄ two officials (2 links, ends in an unnamed source)'
    """
    if not sources:
        return OWN_VOICE
    links = [link.name or link.text for link in reversed(sources)]
    return _STEP.join(["the report", *links]) + f" ({chain_length(sources)}, ends in {chain_end(sources)})"


def chain_length(sources: Sequence[SourceLink]) -> str:
    """How many links stand between the report and what is said: `1 link`, `2 links`."""
    return f"{len(sources)} link{'' if len(sources) == 1 else 's'}"


def chain_of(attribution: Attribution, reading: Reading) -> tuple[SourceLink, ...]:
    """The chain of an attribution itself: its source, then whoever passes it on (`via`), innermost first."""
    by_id = {a.id: a for a in reading.attributions}
    names = {a.id: a.name for a in reading.actors}
    links: list[SourceLink] = []
    step: Attribution | None = attribution
    seen: set[str] = set()
    while step is not None and step.id not in seen:
        seen.add(step.id)
        source = step.source
        if source is not None:
            base = (reading.report.title or "") if source.where == "title" else reading.report.text
            name = names.get(source.actor) if source.actor else None
            links.append(SourceLink(text=base[source.begin : source.end], name=name, kind=source.kind, actor=source.actor))
        step = by_id.get(step.via) if step.via else None
    return tuple(links)
