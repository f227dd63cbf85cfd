"""The record types every room shares: what a report is, what a reading finds in it.

The contract is `docs/formats.md`.  Offsets count code points of the NFC text
they belong to (`Report.text`, or `Report.title` where a span says
`where: "title"`), half-open: `text[begin:end]`.  Days are civil days,
`earliest` and `latest` both inclusive.  What is not known is `None` or empty,
never a guess.

msgspec structs: frozen, slotted, typed, and the JSON Schema is generated from
them (`docs/decisions/0001-records.md`).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

READING_SCHEMA = "depesche.reading/1"
REJECTED_SCHEMA = "depesche.rejected/1"

Where = Literal["text", "title"]
Basis = Literal["given", "metadata", "dateline", "inferred", "none"]
CutKind = Literal["related", "comment", "share", "byline", "caption", "advert", "other"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "state", "government", "organisation", "outlet", "group", "place"]
MentionForm = Literal["name", "post", "pronoun", "description", "capital"]
SourceKind = Literal["person", "organisation", "outlet", "state_media", "document", "unnamed"]
Form = Literal["direct", "indirect", "mixed", "phrase"]
Stance = Literal["states", "confirms", "announces", "expects", "alleges", "denies", "demands", "asks"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "occurred", "ongoing", "planned", "expected", "possible", "demanded", "threatened",
    "conditional", "cancelled", "denied",
]  # fmt: skip
FlagKind = Literal[
    "loaded_word", "scare_quotes", "unsupported_headline", "question_headline",
    "unnamed_source", "contradicts_knowledge",
]  # fmt: skip

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": ("sign",),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": ("military", "economic", "humanitarian"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport",
        "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "targeted", "destroy", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""PLOVER event types and the modes each may have (CLAIMS section 2)."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, slotted, keyword-only."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the text or of the title: code points, half-open."""

    begin: int
    end: int
    where: Where = "text"


# --- the report ------------------------------------------------------------


class Published(Record, frozen=True, kw_only=True):
    """The day of publication, as an interval, and how it is known."""

    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    basis: Basis = "none"
    why: str = ""


class Cut(Record, frozen=True, kw_only=True):
    """A line or passage taken out of the text before reading, with the rule that did it."""

    text: str
    kind: CutKind
    rule: str


class Report(Record, frozen=True, kw_only=True):
    """One report as it is read: the wording that remains after intake, and where it came from."""

    id: str
    text: str
    published: Published
    doc: str | None = None
    origin: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None
    cuts: tuple[Cut, ...] = ()
    extra: dict[str, Any] = {}


class Rejected(Record, frozen=True, kw_only=True):
    """A report that could not be read, and why; never silently dropped."""

    origin: str
    reason: str
    detail: str
    schema: str = REJECTED_SCHEMA


# --- the parse (language room) ----------------------------------------------


class Token(Record, frozen=True, kw_only=True):
    """One token of a parse.

    `index` counts tokens of the whole passage; `head` is such an index, a root
    points to itself.  `lexeme` is particle + lemma for separable verbs
    (`kuendigte ... an` = ankuendigen), else the lemma.  UPOS, features and
    relations are UD v2.  `name` is the entity label in BIO form or "".
    """

    index: int
    begin: int
    end: int
    text: str
    lemma: str
    lexeme: str
    upos: str
    feats: str = ""
    head: int
    deprel: str
    name: str = ""


class Parse(Record, frozen=True, kw_only=True):
    """Tokens and sentences of one passage; sentences are half-open token ranges."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


# --- the reading -------------------------------------------------------------


class TimeExpression(Record, frozen=True, kw_only=True):
    """A TIMEX3 expression with its value and the civil days it can mean."""

    begin: int
    end: int
    where: Where = "text"
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    approximate: bool = False
    anchor: str = "none"
    rule: str


class Post(Record, frozen=True, kw_only=True):
    """An office: title, the body it belongs to, the state served (alpha-3 or IGO:..)."""

    title: str
    body: str | None = None
    country: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """One place where an actor is mentioned, how, how surely (0-1) and why."""

    begin: int
    end: int
    where: Where = "text"
    form: MentionForm
    score: float
    why: str


class Actor(Record, frozen=True, kw_only=True):
    """Somebody or something that can act, with every mention of it in this report."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata: str | None = None
    posts: tuple[Post, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """A place named in the report."""

    id: str
    name: str
    country: str | None = None
    geonames: str | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Mention, ...] = ()


class AttributionSource(Record, frozen=True, kw_only=True):
    """Who is said to say it: the words in the text and, if known, the actor."""

    actor: str | None = None
    begin: int
    end: int
    where: Where = "text"
    kind: SourceKind


class Attribution(Record, frozen=True, kw_only=True):
    """Source, cue and content of something said (CLAIMS section 5)."""

    id: str
    source: AttributionSource | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    form: Form
    stance: Stance = "states"
    addressee: str | None = None
    venue: str | None = None
    time: int | None = None
    via: str | None = None
    rule: str


class Part(Record, frozen=True, kw_only=True):
    """A participant as the text has it, with the actor it resolves to."""

    text: str
    begin: int
    end: int
    where: Where = "text"
    actor: str | None = None
    name: str | None = None
    country: str | None = None


class ClaimTime(Record, frozen=True, kw_only=True):
    """When the claimed event is (to be): civil days inclusive; `from` points into `times`."""

    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    source: int | None = msgspec.field(default=None, name="from")


class ClaimPlace(Record, frozen=True, kw_only=True):
    """Where it happened, as named; country of the place (alpha-3)."""

    text: str
    id: str | None = None
    country: str | None = None


class AgendaItem(Record, frozen=True, kw_only=True):
    """A matter talked about or agreed on."""

    text: str
    begin: int
    end: int
    where: Where = "text"
    contexts: tuple[str, ...] = ()


class Instrument(Record, frozen=True, kw_only=True):
    """A treaty, resolution or agreement named; `id` if known to the knowledge tables."""

    text: str
    begin: int
    end: int
    where: Where = "text"
    id: str | None = None


class SourceLink(Record, frozen=True, kw_only=True):
    """One link of the chain of sources, innermost sayer first."""

    text: str
    name: str | None = None
    kind: SourceKind
    actor: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """One event the report speaks of, with its parties, status, time, and who says so."""

    id: str
    type: EventType
    mode: str | None = None
    trigger: tuple[Span, ...]
    actors: tuple[Part, ...] = ()
    recipients: tuple[Part, ...] = ()
    on_behalf_of: tuple[Part, ...] = ()
    status: Status
    hedged: bool = False
    time: ClaimTime = ClaimTime()
    duration: str | None = None
    approximate_duration: bool | None = None
    place: ClaimPlace | None = None
    agenda: tuple[AgendaItem, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    contexts: tuple[str, ...] = ()
    sources: tuple[SourceLink, ...] = ()
    attribution: str | None = None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    why: str


class Flag(Record, frozen=True, kw_only=True):
    """A finding about the wording of the report; never an edit."""

    kind: FlagKind
    begin: int
    end: int
    where: Where = "text"
    why: str
    rule: str
    neutral: str | None = None


class LanguageEngine(Record, frozen=True, kw_only=True):
    """Which parser read the text: name, version, digest of its weights."""

    name: str
    version: str
    digest: str


class Knowledge(Record, frozen=True, kw_only=True):
    """The day up to which the knowledge tables were kept."""

    as_of: str


class MadeBy(Record, frozen=True, kw_only=True):
    """Versions that made a reading: the same ones give the same reading again."""

    depesche: str
    lexicon: str
    language_engine: LanguageEngine
    knowledge: Knowledge


class Reading(Record, frozen=True, kw_only=True):
    """What Depesche found in one report; one line of `depesche read` output."""

    schema: str = READING_SCHEMA
    report: Report
    times: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    made_by: MadeBy


def to_json(record: Record) -> str:
    """Give a record as one line of JSON, keys in the order of the contract."""
    return msgspec.json.encode(record).decode("utf-8")


def reading_from_json(line: str | bytes) -> Reading:
    """Read a reading back from its JSON line; raises `msgspec.ValidationError` if it does not fit."""
    try:
        return msgspec.json.decode(line, type=Reading)
    except RecursionError:
        raise msgspec.ValidationError("nested more deeply than any reading") from None


def reading_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a reading, generated from these types."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": READING_SCHEMA, **schema}
