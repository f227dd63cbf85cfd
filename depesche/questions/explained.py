"""Why a finding was made: the words, the row that fired, who was considered, in whose voice it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.errors import UsageError
from depesche.lexicon.browsing import find_row
from depesche.lexicon.tables import columns
from depesche.questions.chains import BORROWED, chain_line, chain_of
from depesche.questions.marks import mark
from depesche.records import Actor, Attribution, AttributionSource, Claim, Flag, Part, Reading, Span, TimeExpression

Facts = tuple[tuple[str, str], ...]
_STEP = f" {BORROWED} "


@dataclass(frozen=True, slots=True)
class Considered:
    """What some words were taken for: why, and how surely (0-1)."""

    words: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Fired:
    """The row of a table that fired: where it stands, and its filled cells."""

    id: str
    table: str
    language: str | None
    cells: Facts


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one finding was made.

    Args:
        id: `c2` a claim, `a1` something said, `t3` a time, `p0` an actor, `f1` a flag.
        head: What was found.
        facts: What it rests on, as label and words.
        considered: Whom the words for those who take part were taken for.
        row: The row that fired; None where a rule of grammar did.
        rule: What the rule is called.
        sentence: The sentence to parse; empty where there is none.
        voices: In whose words it stands, innermost first; none: the report's own.

    """

    id: str
    head: str
    facts: Facts
    considered: tuple[Considered, ...]
    row: Fired | None
    rule: str
    sentence: str
    voices: tuple[str, ...]


def explained(reading: Reading, finding: str) -> Explained:
    """Explain a finding of a reading; raises `UsageError` where it has none of that id."""
    for claim in reading.claims:
        if claim.id == finding:
            return _claim(claim, reading)
    for attribution in reading.attributions:
        if attribution.id == finding:
            return _attribution(attribution, reading)
    kind, number = finding[:1], finding[1:]
    some: dict[str, Sequence[TimeExpression | Actor | Flag]] = {"t": reading.times, "p": reading.actors, "f": reading.flags}
    if kind in some and number.isascii() and number.isdigit() and int(number) < len(some[kind]):
        found = some[kind][int(number)]
        if isinstance(found, TimeExpression):
            return _time(finding, found, reading)
        return _actor(finding, found, reading) if isinstance(found, Actor) else _flag(finding, found, reading)
    known = ", ".join(c.id for c in reading.claims) or "none"
    raise UsageError(f"{reading.report.doc or reading.report.id} has no claim {finding!r}, and nothing else of that id (claims: {known})")


def wording(reading: Reading, stretch: Span | AttributionSource | Flag | TimeExpression) -> str:
    """The words of a stretch, in the text or in the title."""
    base = reading.report.title if stretch.where == "title" else reading.report.text
    return (base or "")[stretch.begin : stretch.end]


def interval(earliest: str | None, latest: str | None) -> str:
    """Two civil days as people write them: one day, or from .. to."""
    if earliest is None and latest is None:
        return "day unknown"
    return earliest or "?" if earliest == latest else f"{earliest or '?'} .. {latest or '?'}"


def people(parts: tuple[Part, ...]) -> str:
    """Participants as people read them: the name, with the state in brackets."""
    return ", ".join(f"{p.name or p.text}{f' ({p.country})' if p.country else ''}" for p in parts)


def _claim(claim: Claim, reading: Reading) -> Explained:
    lead = claim.evidence[0]
    facts = (
        ("sentence", wording(reading, lead)),
        ("trigger", " … ".join(wording(reading, span) for span in claim.trigger)),
        ("why", claim.why),
        ("actors", people(claim.actors) or "nobody named"),
        ("recipients", people(claim.recipients) or "nobody named"),
        ("day", interval(claim.time.earliest, claim.time.latest) + _dated(claim, reading)),
        ("source", chain_line(claim.sources)),
    )
    parts = (*claim.actors, *claim.recipients, *claim.on_behalf_of)
    return Explained(
        id=claim.id, head=f"{claim.type}{'/' + claim.mode if claim.mode else ''}  {mark(claim.status)[2:]}", facts=facts,
        considered=tuple(c for part in parts for c in _considered(part, reading)), row=_fired(claim.rule), rule=claim.rule,
        sentence=wording(reading, lead), voices=_voices(claim.trigger, reading),
    )  # fmt: skip


def _considered(part: Part, reading: Reading) -> Iterator[Considered]:
    for mention in (m for a in reading.actors if a.id == part.actor for m in a.mentions):
        if mention.begin < part.end and part.begin < mention.end and mention.where == part.where:
            yield Considered(part.text, mention.why, mention.score)


def _dated(claim: Claim, reading: Reading) -> str:
    if claim.time.source is None:
        return " (no time expression dates it)"
    time = reading.times[claim.time.source]
    return f" from “{wording(reading, time)}” ({time.rule}, anchor {time.anchor})"


def _attribution(attribution: Attribution, reading: Reading) -> Explained:
    chain = [link.name or link.text for link in reversed(chain_of(attribution, reading))]
    told = [("to", attribution.addressee), ("at", attribution.venue), ("passed on in", attribution.via)]
    facts = (
        ("sayer", wording(reading, attribution.source) if attribution.source else "nobody named"),
        ("chain", _STEP.join(chain) or "nobody named"),
        ("cue", wording(reading, attribution.cue) if attribution.cue else "none: told by its form"),
        ("said", " … ".join(wording(reading, span) for span in attribution.content)),
        ("how", f"{attribution.stance}, {attribution.form}"),
        *((label, value) for label, value in told if value),
    )
    where = attribution.cue or (attribution.content[0] if attribution.content else None)
    return Explained(
        id=attribution.id, head=f"{attribution.stance}, {attribution.form}", facts=facts, considered=(), row=_fired(attribution.rule),
        rule=attribution.rule, sentence=_line_around(reading, where) if where else "",
        voices=_voices((where,) if where else (), reading, but=attribution.id),
    )  # fmt: skip


def _time(finding: str, time: TimeExpression, reading: Reading) -> Explained:
    facts = (
        ("words", wording(reading, time)), ("type", time.type), ("value", time.value),
        ("days", interval(time.earliest, time.latest) + (", approximate" if time.approximate else "")), ("anchor", _anchor(time, reading)),
    )  # fmt: skip
    span = Span(begin=time.begin, end=time.end, where=time.where)
    return Explained(finding, f"{time.type} {time.value}", facts, (), _fired(time.rule), time.rule, _line_around(reading, span), ())


def _anchor(time: TimeExpression, reading: Reading) -> str:
    for number, other in enumerate(reading.times):
        if time.anchor == f"time:{number}":
            return f"{time.anchor}: “{wording(reading, other)}”"
    published = reading.report.published
    return f"published: {interval(published.earliest, published.latest)}" if time.anchor == "published" else time.anchor


def _actor(finding: str, actor: Actor, reading: Reading) -> Explained:
    posts = "; ".join(", ".join(x for x in (p.title, p.body, p.country) if x) for p in actor.posts)
    told = [
        ("name", actor.name),
        ("kind", actor.kind),
        ("country", actor.country),
        ("id", actor.id),
        ("wikidata", actor.wikidata),
        ("posts", posts),
    ]
    spans = [(m, Span(begin=m.begin, end=m.end, where=m.where)) for m in actor.mentions]
    considered = tuple(dict.fromkeys(Considered(wording(reading, span), f"{m.form}: {m.why}", m.score) for m, span in spans))
    sentence = _line_around(reading, spans[0][1]) if spans else ""
    facts = tuple((label, value) for label, value in told if value)
    return Explained(finding, actor.name, facts, considered, _fired(actor.id), actor.id, sentence, ())


def _flag(finding: str, flag: Flag, reading: Reading) -> Explained:
    told = [("words", wording(reading, flag)), ("why", flag.why), ("neutral", flag.neutral)]
    span = Span(begin=flag.begin, end=flag.end, where=flag.where)
    facts = tuple((label, value) for label, value in told if value)
    return Explained(
        finding,
        flag.kind.replace("_", " "),
        facts,
        (),
        _fired(flag.rule),
        flag.rule,
        _line_around(reading, span),
        _voices((span,), reading),
    )  # fmt: skip


def _fired(rule: str) -> Fired | None:
    try:
        table, language, row = find_row(rule)
    except UsageError:
        return None
    cells = ((column, getattr(row, column)) for column in columns(type(row)))
    written = ((column, " | ".join(value) if isinstance(value, tuple) else str(value)) for column, value in cells if value)
    return Fired(rule, table, language, tuple(written))


def _voices(spans: Sequence[Span], reading: Reading, but: str = "") -> tuple[str, ...]:
    """Who says the first of some words, the innermost sayer's stretch first."""
    if not spans:
        return ()
    at = spans[0]
    covering = [
        (sum(s.end - s.begin for s in a.content), a) for a in reading.attributions
        if a.id != but and any(s.where == at.where and s.begin <= at.begin < s.end for s in a.content)
    ]  # fmt: skip
    ordered = sorted(covering, key=lambda c: (c[0], c[1].via is None))
    chains = (_STEP.join(link.name or link.text for link in reversed(chain_of(a, reading))) or "nobody named" for _, a in ordered)
    return tuple(dict.fromkeys(chains))


def _line_around(reading: Reading, span: Span) -> str:
    """The sentence of a claim that holds some words, else the line they stand in."""
    for claim in reading.claims:
        for sentence in claim.evidence:
            if sentence.where == span.where and sentence.begin <= span.begin and span.end <= sentence.end:
                return wording(reading, sentence)
    base = (reading.report.title if span.where == "title" else reading.report.text) or ""
    begin = base.rfind("\n", 0, span.begin) + 1
    end = base.find("\n", span.end)
    return base[begin : len(base) if end < 0 else end]
