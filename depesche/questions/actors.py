"""Who is named in the ledger: actors by name in any spelling, and all about one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.index import words
from depesche.lexicon import lines, overlay
from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    FactRow,
    NameRow,
    OrganisationRow,
    OutletRow,
    PostRow,
    StateNameRow,
    StateRow,
    TreatyRow,
)
from depesche.lexicon.tables import TIME_LANGUAGES, load
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso
from depesche.questions.partly import offset
from depesche.questions.places import event_rows
from depesche.questions.settledness import unsettled_words
from depesche.questions.spelled import spellings_here
from depesche.questions.timeline import coverage
from depesche.questions.timeline_rows import COLUMNS as EVENT_COLUMNS

COLUMNS = ("actor", "name", "kind", "country", "wikidata", "reports", "mentions", "events", "known")
"""`actor`: the id, the same in all reports; `events`: settled ones he takes part in; `known`: whether the tables know him."""
ABOUT = ("section", "name", "value", "since", "until", "report")
"""Facts about one actor. `section`: `actor`, `name` (a written form; `value`: language, script, strength), `post` (from the tables, with
days), `post in reports`, `written` (how claims name him; `value`: how often), `with` (who takes part in the same claims),
`event` (`value`: the row of the timeline), `report`, `said`, `alike` (others of a similar name)."""
SIZE = 50
_NAMES_SHOWN = 12
_KINDS = (ActorRow, OrganisationRow, OutletRow, TreatyRow, StateRow)


def actors(
    ledger: Ledger, text: str | None = None, /, *, kind: str | None = None, country: str | None = None, page: int = 1, size: int = SIZE
) -> Answer:
    """List actors by the number of reports that name them, a part at a time.

    Args:
        ledger: Where to look.
        text: Words of a name, in any spelling and script the tables or the ledger have; an id or Wikidata number; all if none.
        kind: Only this kind: person, state, government, organisation, group, outlet.
        country: Only those of this state (alpha-3) or body (`IGO:UN`).
        page: Which part, from 1.
        size: Rows of a part.

    Raises `UsageError` for parts out of range.
    """
    asked = (text or "").strip()
    parameters = {
        "asked": bool(asked), "ids": _ids(asked) if asked else [], "words": _forms(ledger, asked), "kind": kind, "country": country,
        "limit": size, "offset": offset(page, size),
    }  # fmt: skip
    rows = ledger.query("actors_found", parameters, package=__package__).dicts()
    table = ledger.query("actors_counted", {"actors": [row["actor"] for row in rows]}, package=__package__)
    events = {row["actor"]: row["events"] for row in table.dicts()}
    total = rows[0]["total"] if rows else 0
    held = coverage(ledger, None, None)
    return Answer(
        question={"asked": "actors", "text": asked or None, "kind": kind, "country": country, "page": page},
        columns=COLUMNS,
        rows=tuple(
            (row["actor"], row["name"], row["kind"], row["country"], row["wikidata"], row["reports"], row["mentions"],
             events.get(row["actor"], 0), known(row["actor"]) is not None)
            for row in rows
        ),
        coverage=held,
        words=(f"{counted(total, 'actor')}.",),
        caveats=(held_in_words(held), *_caveats(), *unsettled_words(ledger)),
        total=total,
    )  # fmt: skip


def _forms(ledger: Ledger, text: str) -> list[list[str]]:
    """Each word of a name with its spellings in the ledger."""
    return [[word, *spellings_here(ledger, word)] for word in dict.fromkeys(words(text))]


def _ids(text: str) -> list[str]:
    """Ids that a text may mean: itself, and those the tables have a written form of that holds all its words."""
    wanted = set(words(text))
    known_names = _written(overlay.folder()) if wanted else ()
    return sorted({text, *(actor for name, actor in known_names if wanted <= name)})


@lru_cache(maxsize=4)
def _written(folder: Path | None) -> tuple[tuple[frozenset[str], str], ...]:
    """The words of every written form of the tables, with whom it names."""
    del folder  # what `lines` answers from
    found = []
    for kind in (NameRow, BodyNameRow):
        for line in lines.lines(kind):
            _, actor, text = lines.cells(line, kind, 3)
            found.append((frozenset(words(text)), actor))
    for language in TIME_LANGUAGES:
        found += [(frozenset(words(name)), row.state) for row in load(StateNameRow, language) for name in row.names]
    return tuple(found)


def known(actor: str) -> FactRow | None:
    """Give the row of the tables for an id; None where they have none."""
    for kind in _KINDS:
        row = lines.one(kind, actor)
        if row is not None:
            return row
    return None


def actor(ledger: Ledger, key: str, /, *, page: int = 1, size: int = SIZE, shown: int = SIZE) -> Answer | None:
    """Tell about one actor: names, posts, events (a part of them), reports, what he said, others of a similar name.

    Args:
        ledger: Where to look.
        key: His id, Wikidata number or name.
        page: Part of the events, from 1.
        size: Events of a part.
        shown: So many reports and sayings at most, the newest.

    None where nobody in the ledger is meant.
    """
    meant = ledger.query("actor_meant", {"key": key.strip(), "ids": _exact(key.strip())}, package=__package__).dicts()
    if not meant:
        return None
    me = meant[0]
    row = known(me["actor"])
    asked = {"actor": me["actor"]}
    events = ledger.query("actor_events", {**asked, "limit": size, "offset": offset(page, size)}, package=__package__).dicts()
    reports = ledger.query("actor_reports", {**asked, "limit": shown}, package=__package__).dicts()
    said = ledger.query("actor_said", {**asked, "limit": shown}, package=__package__).dicts()
    totals = {"events": _total(events), "sayings": _total(said)}
    rows = [*_identity(me, row, totals), *_names(me["actor"]), *_posts(me["actor"]), *_written_rows(ledger, me["actor"])]
    rows += [
        _fact("event", told[EVENT_COLUMNS.index("event")], dict(zip(EVENT_COLUMNS, told, strict=True)), told[0], told[1])
        for told in event_rows(ledger, [one["event"] for one in events])
    ]
    rows += [_report(one) for one in reports]
    rows += [_said(one) for one in said]
    rows += _alike(ledger, me, meant[1:])
    held = coverage(ledger, None, None)
    words_ = f"{me['name']}: named in {counted(me['reports'], 'report')}, takes part in {counted(totals['events'], 'event')}"
    return Answer(
        question={"asked": "actor", "actor": me["actor"], "page": page},
        columns=ABOUT,
        rows=tuple(rows),
        coverage=held,
        words=(f"{words_}, has {counted(totals['sayings'], 'statement')} ascribed.",),
        caveats=(held_in_words(held), *_caveats(), *unsettled_words(ledger)),
    )


def _exact(key: str) -> list[str]:
    """Ids whose written form a key is, but for capitals and accents."""
    wanted = frozenset(words(key))
    return sorted({actor for name, actor in _written(overlay.folder()) if name == wanted}) if wanted else []


def _total(rows: Sequence[Mapping[str, Any]]) -> int:
    return int(rows[0]["total"]) if rows else 0


def _fact(section: str, name: str, value: Any, since: Any = None, until: Any = None, report: str | None = None) -> tuple[Any, ...]:
    return section, name, value, since or None, until or None, report


def _identity(me: Mapping[str, Any], row: FactRow | None, totals: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    for name in ("actor", "name", "kind", "country", "wikidata", "reports", "mentions"):
        if me[name] not in (None, ""):
            yield _fact("actor", name, me[name])
    for name, number in totals.items():
        yield _fact("actor", name, number)
    yield _fact("actor", "known", row is not None)
    if row is not None:
        yield _fact("actor", "source", " · ".join(part for part in (row.source, row.checked, row.note) if part) or "own")


def _names(actor: str) -> Iterator[tuple[Any, ...]]:
    """Written forms of the tables, by language."""
    for kind in (NameRow, BodyNameRow):
        for line in lines.by(kind, "actor").get(actor, ()):
            row = lines.row(line, kind)
            yield _fact("name", row.text, {"language": row.language, "script": row.script, "strength": row.strength})
    if lines.one(StateRow, actor) is not None:
        for language in TIME_LANGUAGES:
            for state in load(StateNameRow, language):
                if state.state == actor:
                    yield from (_fact("name", name, {"language": language, "script": "", "strength": ""}) for name in state.names)


def _posts(actor: str) -> Iterator[tuple[Any, ...]]:
    posts = [lines.row(line, PostRow) for line in lines.by(PostRow, "holder").get(actor, ())]
    for post in sorted(posts, key=lambda p: (p.since, p.id), reverse=True):
        yield _fact("post", post.title, {"body": post.body, "country": post.country, "source": post.source}, post.since, post.until)


def _written_rows(ledger: Ledger, actor: str) -> Iterator[tuple[Any, ...]]:
    table = ledger.query("actor_written", {"actor": actor, "limit": _NAMES_SHOWN}, package=__package__)
    for row in table.dicts():
        value = row["number"] if row["what"] != "with" else {"actor": row["key"], "claims": row["number"]}
        yield _fact(row["what"], row["name"] or row["key"], value)


def _report(row: Mapping[str, Any]) -> tuple[Any, ...]:
    day = iso(row["published"])
    value = {"outlet": row["outlet"], "doc": row["doc"], "mentions": row["mentions"], "language": row["language"]}
    return _fact("report", row["title"] or row["doc"] or row["report"], value, day, day, row["report"])


def _said(row: Mapping[str, Any]) -> tuple[Any, ...]:
    value = {
        "content": row["content"], "cue": row["cue"], "form": row["form"], "title": row["title"], "published": iso(row["published"]),
        "language": row["language"],
    }  # fmt: skip
    return _fact("said", row["stance"], value, iso(row["day"]), iso(row["day"]), row["report"])


def _alike(ledger: Ledger, me: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Others that the same key means, and those whose name has the longest word of this name in any spelling."""
    seen = {me["actor"]}
    for other in others:
        seen.add(other["actor"])
        yield _other(other, "same name")
    own = list(words(me["name"]))
    if me["kind"] != "person" or not own:
        return
    forms = [[own[-1], *spellings_here(ledger, own[-1])]]
    parameters = {"asked": True, "ids": [], "words": forms, "kind": "person", "country": None, "limit": _NAMES_SHOWN, "offset": 0}
    for other in ledger.query("actors_found", parameters, package=__package__).dicts():
        if other["actor"] not in seen and set(forms[0]) & set(words(other["name"])):
            yield _other(other, "similar name")


def _other(row: Mapping[str, Any], why: str) -> tuple[Any, ...]:
    value = {"actor": row["actor"], "kind": row["kind"], "country": row["country"], "reports": row["reports"], "why": why}
    return _fact("alike", row["name"], value)


def _caveats() -> Iterator[str]:
    yield (
        "Who is who is told from names, titles and states by the tables: two of one name may be taken for one, one of two spellings for "
        "two; judgements (`depesche kb judge`) settle it for readings to come."
    )
