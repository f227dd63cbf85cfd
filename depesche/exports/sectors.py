"""Which sector somebody acts in: government, forces, parliament ... by post, by what the name says, or by kind of actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from depesche.lexicon import lines
from depesche.lexicon.rows import OfficeRow, OrganisationRow, PostRow, SectorRow, StateRow
from depesche.lexicon.tables import load

_OFFICE = "office="
"""How the note of an organisation says what it is."""
_LONGEST = 3
"""Words of the longest title looked for in a name (`Supreme Administrative Court`)."""


def sectors_of(kind: str | None, posts: Iterable[str], name: str = "", actor: str | None = None) -> tuple[str, ...]:
    """Give the rows of `sectors.tsv`, by role, that somebody falls under, the likeliest first.

    Args:
        kind: Kind of actor.
        posts: Posts as the ledger writes them (`President, RUS`).
        name: Name; of a body or crowd it often says what it is (`Spanish armed forces`).
        actor: Id of a body in `organisations.tsv`.

    Who governs and leads a party is named as governing first, for most data sets keep one sector only.

    >>> sectors_of("person", ["Leader of the SPD, DEU", "foreign minister, DEU"]), sectors_of("person", [], "President of Lebanon")
    (('minister', 'party'), ('head-of-state',))
    >>> sectors_of("group", [], "Indian police"), sectors_of("state", [], "China"), sectors_of("group", [], "Islamic State")
    (('police',), ('state',), ())
    """
    titles = [post.split(", ")[0] for post in posts]
    if titles:
        roles = [role for title in titles if (role := _sector(title))]
        return tuple(sorted(dict.fromkeys(roles), key=lambda role: _known()[role].plover != "GOV"))
    if kind == "person":
        found = _sector(name.partition(" of ")[0])
    else:
        found = _body(actor) or next(filter(None, map(_sector, _phrases(name))), None) or _given("state" if name in _states() else kind)
    return (found,) if found else ()


def codes(roles: Iterable[str], scheme: str) -> tuple[str, ...]:
    """Give the codes of roles in a scheme, `plover` or `cameo`, each once."""
    return tuple(dict.fromkeys(str(getattr(_known()[role], scheme)) for role in roles))


def _phrases(name: str) -> Iterator[str]:
    """Parts of a name that may be a title, longer ones first, and of those the last first: `Ministry of X` is no X."""
    words = name.partition(" of ")[0].split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for begin in range(len(words) - length, -1, -1):
            yield " ".join(words[begin : begin + length])


def _sector(title: str) -> str | None:
    """The sector of a title; that a name has the word state in it says nothing (`Islamic State`)."""
    office, role = _titles().get(title.casefold(), ("", ""))
    return _given(office) or (_given(role) if role != "state" else None)


def _body(actor: str | None) -> str | None:
    row = lines.one(OrganisationRow, actor or "")
    if row is None:
        return None
    office = row.note.partition(_OFFICE)[2].split(";")[0].strip()
    return _given(office) or (_given(row.kind) if row.kind == "government" else None)


def _given(role: str | None) -> str | None:
    return role if role in _known() else None


@cache
def _states() -> frozenset[str]:
    return frozenset(row.name for row in load(StateRow))


@cache
def _known() -> dict[str, SectorRow]:
    return {row.role: row for row in load(SectorRow)}


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Office and role by title, case folded: titles as the language has them, and those of posts held."""
    offices = load(OfficeRow, "en")
    by_office = {row.office: row.role for row in reversed(offices) if row.office}
    held = {row.title.casefold(): (row.office, by_office[row.office]) for row in load(PostRow) if row.office in by_office}
    return {**held, **{title.casefold(): (row.office, row.role) for row in offices for title in row.titles}}
