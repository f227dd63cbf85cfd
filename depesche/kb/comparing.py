"""What an item of Wikidata says of a person that the base does not say, or says otherwise.

Nothing that was checked is ever changed.  A row that was not checked is made more
exact or gets the end it lacked; where the two disagree beyond that, both stay as
they are and the difference is told: to find out who is right is a person's work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from depesche.kb.positions import Position, native_languages
from depesche.kb.wikidata import Item, Statement
from depesche.lexicon.fact_checks import LANGUAGE_SCRIPTS, SCRIPTS, alone, bounds, scripts_of, surely_overlap
from depesche.lexicon.rows import ActorRow, NameRow, PostRow
from depesche.lexicon.tables import changes, load_over

Kind = Literal["new", "changed", "contradicting"]
ALWAYS = ("de", "en", "ru")
"""Languages in which everybody's names are looked up."""
HELD, SINCE, UNTIL, DIED = "P39", "P580", "P582", "P570"
"""Properties: position held; start time and end time of a statement; date of death."""
_SAME = timedelta(7)
"""Days within which two days of one change of office agree: election, oath, first day at work."""
_TOUCH = timedelta(31)
"""Days between two terms of one holder that are one term (a cabinet re-formed)."""
_MOST_WORDS = 6
_NO_NAME = re.compile(r"[\d(),;:/\"«»„“”#@+*=]|\.\.")
_NOT_LATIN = {name: code for code, names in SCRIPTS.items() for name in names if len(names) == 1 and name not in {"LATIN", "CJK"}}
_CJK = {"ja": "Jpan", "zh": "Hans", "zh-hans": "Hans", "zh-hant": "Hant", "zh-cn": "Hans", "zh-tw": "Hant", "zh-hk": "Hant"}


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: `row` is what would stand in the table, `says` why for people."""

    kind: Kind
    table: Literal["names", "posts"]
    row: NameRow | PostRow
    says: str


@dataclass(frozen=True, slots=True)
class Term:
    """A time in an office as Wikidata has it; `until` is empty while it is held, `statement` the first of its statements."""

    position: Position
    since: str
    until: str
    statement: str


class Known:
    """The rows of the base with the overlay, indexed by person and office."""

    def __init__(self, folder: Path | None) -> None:
        self.people = {a.wikidata: a for a in load_over(ActorRow, None, folder) if a.wikidata}
        self.names: dict[str, list[NameRow]] = {}
        self.posts: dict[str, list[PostRow]] = {}
        self.holders: dict[tuple[str, str, str], list[PostRow]] = {}
        self.ids: set[str] = set()
        for name in load_over(NameRow, None, folder):
            self.add(name)
        for post in load_over(PostRow, None, folder):
            self.add(post)
        taken = (*changes(NameRow, None, folder)[1], *changes(PostRow, None, folder)[1]) if folder else ()
        self.removed = frozenset(taken)
        """Ids the user took away: they do not come back."""
        self.removed_names = [n for n in load_over(NameRow, None, None) if n.id in self.removed]
        self.removed_posts = [p for p in load_over(PostRow, None, None) if p.id in self.removed]

    def add(self, row: NameRow | PostRow) -> None:
        """Take a row into account for what comes after it; one of the same id is replaced."""
        self.ids.add(row.id)
        if isinstance(row, NameRow):
            self.names.setdefault(row.actor, []).append(row)
            return
        for same in (self.posts.setdefault(row.holder, []), self.holders.setdefault((row.office, row.country, row.body), [])):
            same[:] = [*(p for p in same if p.id != row.id), row]


def languages_of(country: str) -> tuple[str, ...]:
    """The languages in which the names of a person of a state are looked up."""
    return tuple(dict.fromkeys((*ALWAYS, *native_languages(country))))


def compare(actor: ActorRow, item: Item, positions: Mapping[str, Position], known: Known, day: date) -> list[Change]:
    """Everything an item says of an actor that the base does not say, or says otherwise.

    Args:
        actor: The row of the person.
        item: What Wikidata has.
        positions: The offices that items of positions are.
        known: What the base has.
        day: The day of asking, for the source of new rows.

    """
    source = f"Wikidata (CC0), {day.isoformat()}"
    found = [*_names(actor, item, known, source), *(_post(actor, term, known, source) for term in terms(item, positions))]
    return [change for change in found if change is not None and change.row.id not in known.removed]


def _names(actor: ActorRow, item: Item, known: Known, source: str) -> Iterator[Change]:
    have = {n.text for n in (*known.names.get(actor.id, ()), *known.removed_names) if n.actor == actor.id}
    for language in languages_of(actor.country):
        for text in item.names(language):
            name = " ".join(unicodedata.normalize("NFC", text).split())
            script = script_of(name, language)
            code = "zh" if language.startswith("zh") else language
            if name in have or script not in LANGUAGE_SCRIPTS.get(code, {script}) or script is None or not _is_name(name):
                continue
            have.add(name)
            row_id = _free(f"{actor.id}.{code}.{_slug(name)}", known)
            row = NameRow(
                id=row_id,
                actor=actor.id,
                text=name,
                language=code,
                script=script,
                strength="weak",
                source=source,
                note=f"{item.id} {language}",
            )
            yield Change("new", "names", row, f"{actor.name}: {name} ({code})")


def script_of(name: str, language: str) -> str | None:
    """The script of a name, ISO 15924; None where it mixes scripts or is in one the tables do not know."""
    found = scripts_of(name)
    if found == {"LATIN"}:
        return "Latn" if language not in _CJK else None
    if found and found <= SCRIPTS["Jpan"]:
        return _CJK.get(language)
    return _NOT_LATIN.get(next(iter(found))) if len(found) == 1 else None


def _is_name(text: str) -> bool:
    """Whether an alias can be a name in a report: words of letters, no remark, no number, no initials alone."""
    words = text.split()
    return len(words) <= _MOST_WORDS and not _NO_NAME.search(text) and any(sum(c.isalpha() for c in w) > 1 for w in words)


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _free(wanted: str, known: Known) -> str:
    """An id nobody has: the wanted one, else with a number behind it."""
    found, number = wanted, 2
    while found in known.ids:
        found, number = f"{wanted}-{number}", number + 1
    known.ids.add(found)
    return found


def terms(item: Item, positions: Mapping[str, Position]) -> list[Term]:
    """The dated terms of a person in offices the tables have; those that follow each other without a break are one.

    Left out is what cannot be dated: no begin, an end that is unknown, no end although the person is dead.
    """
    dead = bool(item.statements(DIED))
    found: list[Term] = []
    for statement in item.statements(HELD):
        position = positions.get(statement.mainsnak.item)
        since, until = _qualifier(statement, SINCE), _qualifier(statement, UNTIL)
        if position is None or not since or until is None or (dead and not until):
            continue
        found.append(Term(position, since, until, statement.id))
    found.sort(
        key=lambda t: (t.position.office, t.position.country, t.position.body, bounds(t.since, open_end=date.min), t.until == "", t.until)
    )
    out: list[Term] = []
    for term in found:
        if out and _same_office(out[-1], term) and _touch(out[-1], term):
            out[-1] = replace(out[-1], until=_later(out[-1].until, term.until))
        else:
            out.append(term)
    return out


def _qualifier(statement: Statement, prop: str) -> str | None:
    """The day of a qualifier; empty if there is none, None if it is unknown or vaguer than a year."""
    snaks = statement.qualifiers.get(prop, [])
    if not snaks or snaks[0].snaktype == "novalue":
        return ""
    return snaks[0].edtf or None


def _same_office(a: Term, b: Term) -> bool:
    one, other = a.position, b.position
    return (one.office, one.country, one.body) == (other.office, other.country, other.body)


def _touch(earlier: Term, later: Term) -> bool:
    return not earlier.until or bounds(later.since, open_end=date.min)[0] <= bounds(earlier.until, open_end=date.max)[1] + _TOUCH


def _later(a: str, b: str) -> str:
    """The later end; an open one is the latest."""
    return "" if not a or not b else max(a, b, key=lambda text: bounds(text, open_end=date.max)[1])


def _post(actor: ActorRow, term: Term, known: Known, source: str) -> Change | None:
    """What a term of Wikidata says against, or beyond, the posts of the base; None where they agree."""
    position = term.position
    own = [p for p in known.posts.get(actor.id, ()) if _is_office(p, position)]
    if any(p.holder == actor.id and _is_office(p, position) and _meet(p, term) for p in known.removed_posts):
        return None
    meeting = [p for p in own if _meet(p, term)]
    if not meeting:
        return _new_post(actor, term, known, source)
    if len(meeting) > 1:
        return None if _covers(meeting, term) else _differs(meeting[0], term, actor)
    row = meeting[0]
    since, until = _exact(row.since, term.since), _exact(row.until, term.until)
    if row.until and not term.until:
        return _differs(row, term, actor)
    if not row.until and term.until:
        until = None if row.checked else term.until
    if since is None or until is None:
        return _differs(row, term, actor)
    changed = msgspec.structs.replace(
        row, since=since, until=until, source=f"{row.source}; {source}", note=row.note or f"statement {term.statement}"
    )
    if row.checked or (since, until) == (row.since, row.until):
        return None
    return Change("changed", "posts", changed, f"{_told(row, actor)} -> {since}..{until or 'today'}")


def _is_office(post: PostRow, position: Position) -> bool:
    same_owner = post.body == position.body if position.body else post.country == position.country
    return post.office == position.office and same_owner


def _meet(post: PostRow, term: Term) -> bool:
    """Whether a post and a term may share a day."""
    begins = bounds(post.since, open_end=date.min)[0] <= bounds(term.until, open_end=date.max)[1]
    return begins and bounds(term.since, open_end=date.min)[0] <= bounds(post.until, open_end=date.max)[1]


def _covers(posts: Sequence[PostRow], term: Term) -> bool:
    """Whether several terms of the base are the one of Wikidata: first and last day agree."""
    first = min(posts, key=lambda p: bounds(p.since, open_end=date.min))
    last = max(posts, key=lambda p: bounds(p.until, open_end=date.max))
    return _exact(first.since, term.since) is not None and _exact(last.until, term.until) is not None


def _exact(ours: str, theirs: str) -> str | None:
    """The more exact of two dates that agree, ours where they are equally exact; None where they do not agree."""
    if not ours:
        return theirs
    if not theirs:
        return None
    a, b = bounds(ours, open_end=date.max), bounds(theirs, open_end=date.max)
    if a[0] - _SAME > b[1] or b[0] - _SAME > a[1]:
        return None
    return theirs if len(theirs) > len(ours) and a[0] <= b[0] and b[1] <= a[1] else ours


def _new_post(actor: ActorRow, term: Term, known: Known, source: str) -> Change:
    position = term.position
    row_id = _free(f"{actor.id}.{position.office}.{term.since}", known)
    row = PostRow(
        id=row_id, holder=actor.id, title=position.title, office=position.office, body=position.body, country=position.country,
        since=term.since, until=term.until, source=source, note=f"statement {term.statement}",
    )  # fmt: skip
    others = known.holders.get((position.office, position.country, position.body), ())
    at_once = [p for p in others if p.holder != actor.id and alone(p) and alone(row) and surely_overlap(p, row)]
    if at_once:
        return Change("contradicting", "posts", row, f"{_told(row, actor)}, but {at_once[0].holder} held it then ({at_once[0].id})")
    return Change("new", "posts", row, _told(row, actor))


def _differs(row: PostRow, term: Term, actor: ActorRow) -> Change:
    says = f"{_told(row, actor)} ({row.id}{', checked' if row.checked else ''}); Wikidata has {term.since}..{term.until or 'today'}"
    return Change("contradicting", "posts", row, says)


def _told(post: PostRow, actor: ActorRow) -> str:
    return f"{actor.name}: {post.title} ({post.country or post.body}) {post.since or '...'}..{post.until or 'today'}"


def positions_needed(items: Iterable[Item]) -> list[str]:
    """Items of the positions that persons held, in order, each once."""
    return list(dict.fromkeys(s.mainsnak.item for item in items for s in item.statements(HELD) if s.mainsnak.item))
