"""A reading as it is looked at: marked wording beside cards of everything found in it; plain data for a template.

The page of the working surface and the file of `depesche read --html` show the same view.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from depesche.exports.report_marks import LAYERS, NOBODY, Layer, Paragraph, text_marked, title_marked
from depesche.questions.chains import chain_end, chain_length, chain_of
from depesche.questions.days import length
from depesche.questions.listed import opening
from depesche.questions.marks import mark
from depesche.records import Actor, Attribution, Claim, Flag, Part, Reading, SourceLink, TimeExpression, Where

_SHORT = 240


@dataclass(frozen=True, slots=True)
class Link:
    """Some words, and the card they lead to, if any."""

    text: str
    card: str | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Who passes it on, outermost first after the report; how long the chain is and in whom it ends.  None: the own voice."""

    links: tuple[Link, ...]
    length: str
    end: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of a claim: `accept`, `reject`, `unsure`, or `edit` with the fields that got another value."""

    verdict: str
    by: str
    edits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim; `facts` are label (English) and words."""

    card: str
    id: str
    key: str
    type: str
    mode: str | None
    status: str
    mark: str
    earliest: str | None
    latest: str | None
    approximate: bool
    time: Link | None
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    chain: Chain | None
    quote: str
    why: str
    confidence: float
    rule: str
    event: str | None
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """Something said by somebody: who, how, to whom, where, when, and what."""

    card: str
    id: str
    sayer: str
    kind: str
    form: str
    stance: str
    chain: Chain | None
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    content: str
    rule: str


@dataclass(frozen=True, slots=True)
class ActorCard:
    """Somebody or something that can act; `mentions`: words, form, how often, why and how surely they mean it."""

    card: str
    id: str
    name: str
    kind: str
    country: str | None
    wikidata: str | None
    posts: tuple[str, ...]
    mentions: tuple[tuple[str, str, int, str, float], ...]


@dataclass(frozen=True, slots=True)
class TimeCard:
    """One time expression, its value and its days."""

    card: str
    id: str
    words: str
    type: str
    value: str
    earliest: str | None
    latest: str | None
    approximate: bool
    anchor: Link
    rule: str


@dataclass(frozen=True, slots=True)
class FlagCard:
    """A finding about the wording."""

    card: str
    id: str
    kind: str
    words: str
    why: str
    neutral: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger knows besides the reading: id of the reading, events and judgements by claim."""

    reading: str
    events: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[str, Judged] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything a template shows of a reading; `placed`: the cards whose words are marked."""

    reading: Reading
    anchor: str
    name: str
    title: Paragraph
    text: tuple[Paragraph, ...]
    layers: tuple[Layer, ...]
    claims: tuple[ClaimCard, ...]
    sources: tuple[SourceCard, ...]
    actors: tuple[ActorCard, ...]
    times: tuple[TimeCard, ...]
    flags: tuple[FlagCard, ...]
    placed: frozenset[str]


def report_view(reading: Reading, *, layers: Collection[Layer] = LAYERS, anchor: str = "", held: Held | None = None) -> ReportView:
    """Lay a reading out.

    Args:
        reading: What was found.
        layers: The marks to show in the wording; cards are all there.
        anchor: What the names of cards begin with, so that several readings stand on one page.
        held: What a ledger adds.

    """
    report = reading.report
    cards = _Cards(reading, anchor, held)
    placed: set[str] = set()
    text = text_marked(reading, anchor, layers, placed)
    return ReportView(
        reading=reading, anchor=anchor, name=report.title or report.doc or opening(report.text),
        title=title_marked(reading, anchor, layers, placed),
        text=text, layers=tuple(layer for layer in LAYERS if layer in layers),
        claims=tuple(cards.claim(claim) for claim in reading.claims),
        sources=tuple(cards.source(a) for a in reading.attributions),
        actors=tuple(cards.actor(n, a) for n, a in enumerate(reading.actors)),
        times=tuple(cards.time(n, t) for n, t in enumerate(reading.times)),
        flags=tuple(cards.flag(n, f) for n, f in enumerate(reading.flags)), placed=frozenset(placed),
    )  # fmt: skip


def safe_address(url: str | None) -> str | None:
    """Give an address that may be a link: http or https with a host; reports bring others along.

    >>> safe_address("https://example.org/a"), safe_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


class _Cards:
    """Cards of one reading."""

    def __init__(self, reading: Reading, anchor: str, held: Held | None) -> None:
        self._reading = reading
        self._anchor = anchor
        self._held = held
        self._anchors = {f"time:{number}": number for number in range(len(reading.times))}
        self._numbers = {actor.id: number for number, actor in enumerate(reading.actors)}

    def claim(self, claim: Claim) -> ClaimCard:
        key = f"{self._held.reading}.{claim.id}" if self._held else claim.id
        time = None if claim.time.source is None else self._time_link(claim.time.source)
        lead = claim.evidence[0] if claim.evidence else None
        return ClaimCard(
            card=f"{self._anchor}c-{claim.id}", id=claim.id, key=key, type=claim.type, mode=claim.mode, status=claim.status,
            mark=mark(claim.status, hedged=claim.hedged), earliest=claim.time.earliest, latest=claim.time.latest,
            approximate="~" in (claim.time.edtf or ""), time=time, facts=self._facts(claim), chain=self._chain(claim.sources),
            quote=self._words(lead.where, lead.begin, lead.end) if lead else "", why=claim.why,
            confidence=claim.confidence, rule=claim.rule, event=self._held.events.get(key) if self._held else None,
            judged=self._held.judged.get(key) if self._held else None,
        )  # fmt: skip

    def source(self, attribution: Attribution) -> SourceCard:
        chain = chain_of(attribution, self._reading)
        rows = [("to", (Link(attribution.addressee),) if attribution.addressee else ())]
        rows += [("at", (Link(attribution.venue),) if attribution.venue else ())]
        rows += [("on", (self._time_link(attribution.time),) if attribution.time is not None else ())]
        rows += [("passed on in", (Link(attribution.via, f"{self._anchor}s-{attribution.via}"),) if attribution.via else ())]
        content = " … ".join(self._words(s.where, s.begin, s.end) for s in attribution.content)
        return SourceCard(
            card=f"{self._anchor}s-{attribution.id}", id=attribution.id, sayer=(chain[0].name or chain[0].text) if chain else NOBODY,
            kind=attribution.source.kind if attribution.source else "unnamed", form=attribution.form, stance=attribution.stance,
            chain=self._chain(chain), facts=tuple(row for row in rows if row[1]), content=_short(content), rule=attribution.rule,
        )  # fmt: skip

    def actor(self, number: int, actor: Actor) -> ActorCard:
        counts: dict[tuple[str, str, str, float], int] = {}
        for m in actor.mentions:
            key = (self._words(m.where, m.begin, m.end), m.form, m.why, m.score)
            counts[key] = counts.get(key, 0) + 1
        posts = tuple(", ".join(x for x in (p.title, p.body, p.country) if x) for p in actor.posts)
        mentions = tuple((words, form, count, why, score) for (words, form, why, score), count in counts.items())
        return ActorCard(f"{self._anchor}p-{number}", f"p{number}", actor.name, actor.kind, actor.country, actor.wikidata, posts, mentions)

    def time(self, number: int, time: TimeExpression) -> TimeCard:
        other = self._anchors.get(time.anchor)
        anchor = Link(time.anchor) if other is None else self._time_link(other)
        return TimeCard(
            f"{self._anchor}t-{number}", f"t{number}", self._words(time.where, time.begin, time.end), time.type, time.value, time.earliest,
            time.latest, time.approximate, anchor, time.rule,
        )  # fmt: skip

    def flag(self, number: int, flag: Flag) -> FlagCard:
        words = self._words(flag.where, flag.begin, flag.end)
        return FlagCard(f"{self._anchor}f-{number}", f"f{number}", flag.kind, words, flag.why, flag.neutral, flag.rule)

    def _facts(self, claim: Claim) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        place, about = claim.place, "about " if claim.approximate_duration else ""
        rows = [
            ("who", self._people(claim.actors)),
            ("to whom", self._people(claim.recipients)),
            ("on behalf of", self._people(claim.on_behalf_of)),
            ("where", (Link(place.text, more=place.country or ""),) if place else ()),
            ("how long", (Link(about + length(claim.duration)),) if claim.duration else ()),
            ("about", tuple(Link(item.text) for item in claim.agenda)),
            ("treaty", tuple(Link(item.text) for item in claim.instruments)),
        ]
        return tuple(row for row in rows if row[1])

    def _people(self, parts: tuple[Part, ...]) -> tuple[Link, ...]:
        return tuple(Link(p.name or p.text, self._actor_card(p.actor), p.country or "") for p in parts)

    def _actor_card(self, actor: str | None) -> str | None:
        number = self._numbers.get(actor or "")
        return None if number is None else f"{self._anchor}p-{number}"

    def _chain(self, sources: tuple[SourceLink, ...]) -> Chain | None:
        if not sources:
            return None
        links = tuple(Link(link.name or link.text, self._actor_card(link.actor), link.kind.replace("_", " ")) for link in reversed(sources))
        return Chain(links, chain_length(sources), chain_end(sources))

    def _time_link(self, number: int) -> Link:
        time = self._reading.times[number]
        return Link(self._words(time.where, time.begin, time.end), f"{self._anchor}t-{number}")

    def _words(self, where: Where, begin: int, end: int) -> str:
        return ((self._reading.report.title if where == "title" else self._reading.report.text) or "")[begin:end]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
