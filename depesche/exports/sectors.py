"""Which sector somebody acts in: government, forces, parliament ... by post or kind of actor."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from depesche.lexicon.rows import OfficeRow, OrganisationRow, PostRow, SectorRow
from depesche.lexicon.tables import load


def sectors_of(kind: str | None, posts: Iterable[str], name: str = "", actor: str | None = None) -> tuple[str, ...]:
    """Give the roles of `sectors.tsv` of somebody: by posts as the ledger writes them (`President, RUS`), else by name or kind.

    Who governs and leads a party is named as governing first, for most data sets keep one sector only.

    >>> sectors_of("person", ["Leader of the SPD, DEU", "foreign minister, DEU"]), sectors_of("person", [], "President of Lebanon")
    (('minister', 'party'), ('head-of-state',))
    >>> sectors_of("state", []), sectors_of("person", [])
    (('state',), ())
    """
    known = _known()
    titles = [post.split(", ")[0] for post in posts] or [name.partition(" of ")[0]]
    roles = [role for title in titles if (role := _roles().get(title.casefold())) in known]
    if not roles:
        roles = [role for role in (_bodies().get(actor or ""), kind) if role in known][:1]
    return tuple(sorted(dict.fromkeys(role for role in roles if role), key=lambda role: known[role].plover != "GOV"))


def codes(roles: Iterable[str], scheme: str) -> tuple[str, ...]:
    """Give the codes of roles in a scheme, `plover` or `cameo`, each once."""
    return tuple(dict.fromkeys(str(getattr(_known()[role], scheme)) for role in roles))


@cache
def _known() -> dict[str, SectorRow]:
    return {row.role: row for row in load(SectorRow)}


@cache
def _bodies() -> dict[str, str]:
    return {row.id: row.kind for row in load(OrganisationRow)}


@cache
def _roles() -> dict[str, str]:
    """Role by title of an office, case folded: titles as the language has them, and those of posts held."""
    offices = load(OfficeRow, "en")
    by_office = {row.office: row.role for row in reversed(offices) if row.office}
    held = {row.title.casefold(): by_office[row.office] for row in load(PostRow) if row.office in by_office}
    return {**held, **{title.casefold(): row.role for row in offices for title in row.titles}}
