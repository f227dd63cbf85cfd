"""FollowTheMoney statements: one JSON object a line, each a fact of one entity with the report it is from.

Happenings are `Event`s whose name begins with the status, so that a plan never looks like a fact; only what is told as having
happened has dates that tools put on a timeline.  Parties are `Person`, `PublicBody`, `Organization` or `LegalEntity`; reports are
`Article`s, the proof of their events.  The library is not needed to write them; the tests check the file with it.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TextIO

import msgspec

from depesche.exports.about import About
from depesche.exports.happening import Happening, Party
from depesche.lexicon.mapping import country_codes

DATASET = "depesche"
_SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "organisation": "Organization", "outlet": "Organization",
    "group": "Organization",
}  # fmt: skip
_LANGUAGES = {"de": "deu", "en": "eng", "ru": "rus"}
_OLD = {"SU": "suhh", "YU": "yucs", "CS": "cshh", "BU": "mm", "RH": "zw", "VD": "vn", "ZR": "zr", "YD": ""}
"""States that are no more, as FollowTheMoney writes them; some by their successor, one not at all."""


class _Entity(NamedTuple):
    id: str
    schema: str


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write the statements of every happening, its parties and its reports; no statement twice."""
    told.content["dataset"] = DATASET
    written: set[str] = set()
    for one in happenings:
        statements = {statement["id"]: statement for statement in reversed(list(_statements(one)))}
        for key, statement in reversed(statements.items()):
            if key not in written:
                out.write(msgspec.json.encode(statement).decode() + "\n")
        # Parties and reports come again with other events, an event does not.
        written.update(key for key, statement in statements.items() if statement["schema"] != "Event")


def _statements(one: Happening) -> Iterator[dict[str, Any]]:
    event = _Entity(one.id, "Event")
    for prop, value in _event(one):
        yield _statement(event, prop, value, one.lead)
    for prop, people in (("organizer", one.actors), ("involved", (*one.actors, *one.recipients, *one.principals))):
        for party in people:
            if prop == "involved":
                yield from _party(party, one.lead)
            yield _statement(event, prop, _party_id(party), one.lead)
    for row in one.report_rows():
        yield from _article(row)
        yield _statement(event, "proof", _article_id(row), row)
    for claim in one.claims:
        if claim["sentence"]:
            yield _statement(event, "summary", claim["sentence"], claim)


def _event(one: Happening) -> Iterator[tuple[str, str]]:
    yield "name", one.title
    yield "notes", f"{one.mark}; {one.day_words}; {one.support}"
    for chain in one.chains():
        yield "notes", f"says who: {chain}"
    for word in (one.type, one.mode, one.told_as, *one.once("agenda")):
        if word:
            yield "keywords", word
    if one.happened:
        yield from _days(one)
    if one.place:
        yield "location", one.place.text
        if code := _country(one.place.country):
            yield "country", code


def _days(one: Happening) -> Iterator[tuple[str, str]]:
    """One day, month or year as it is; other intervals by their ends."""
    first, last = one.earliest, one.latest
    if first and last and (whole := _whole(first, last)):
        yield "date", whole
        return
    if first:
        yield "startDate", first.isoformat()
    if last:
        yield "endDate", last.isoformat()


def _whole(first: date, last: date) -> str | None:
    """The day, month or year that an interval is.

    >>> _whole(date(2024, 2, 1), date(2024, 2, 29)), _whole(date(2024, 1, 1), date(2024, 12, 31))
    ('2024-02', '2024')
    """
    if first == last:
        return first.isoformat()
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return f"{first:%Y}"
    month = monthrange(first.year, first.month)[1]
    return f"{first:%Y-%m}" if first.day == 1 and last == first.replace(day=month) else None


def _party(party: Party, row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    entity = _Entity(_party_id(party), _SCHEMATA.get(party.kind or "", "LegalEntity"))
    yield _statement(entity, "name", party.name, row)
    if party.wikidata:
        yield _statement(entity, "wikidataId", party.wikidata, row)
    if code := _country(party.country):
        yield _statement(entity, "country", code, row)
    for post in party.posts if entity.schema == "Person" else ():
        yield _statement(entity, "position", post, row)


def _party_id(party: Party) -> str:
    key = party.wikidata or f"{party.kind}|{party.name}|{party.country}"
    return f"{DATASET}-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _article(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    entity = _Entity(_article_id(row), "Article")
    published = row["published_earliest"] == row["published_latest"] and row["published_earliest"]
    for prop, value in (
        ("fileName", row["doc"] or row["report"]), ("title", row["title"]), ("sourceUrl", row["url"]), ("publisher", row["outlet"]),
        ("language", _LANGUAGES.get(row["language"] or "")), ("publishedAt", published and published.isoformat()),
    ):  # fmt: skip
        if value:
            yield _statement(entity, prop, value, row)


def _article_id(row: Mapping[str, Any]) -> str:
    return f"{DATASET}-report-{row['report']}"


def _country(code: str | None) -> str | None:
    known = country_codes().get(code or "")
    return _OLD.get(known.alpha2, known.alpha2.lower()) if known and known.alpha2 else None


def _statement(entity: _Entity, prop: str, value: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A statement as FollowTheMoney keys it, from the report of a claim, seen on the day of publication."""
    seen = row["published"].isoformat() if row["published"] else None
    key = hashlib.sha1(f"{DATASET}.{entity.id}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
    return {
        "id": key, "entity_id": entity.id, "canonical_id": entity.id, "prop": prop, "schema": entity.schema, "value": value,
        "dataset": DATASET, "lang": None, "original_value": None, "external": False, "first_seen": seen, "last_seen": seen,
        "origin": f"report:{row['report']}",
    }  # fmt: skip
