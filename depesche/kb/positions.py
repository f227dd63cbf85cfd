"""Which office of `posts.tsv` a position of Wikidata is, told by its English label and the state or body it is of.

A label counts only when nothing is left of it but a title of `positions.tsv` and
the name, adjective or official name of its state: "Foreign Minister of Armenia",
"Polish Minister of National Defence"; "Deputy Minister of Defence" is another post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depesche.lexicon.rows import FactRow, OrganisationRow, StateNameRow, StateRow
from depesche.lexicon.tables import load_over, read_rows

FOLDER = Path(__file__).parent
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LINK = r"(?:of|for|in|to|,)(?: the)?"


class PositionRow(FactRow, frozen=True, kw_only=True):
    """`positions.tsv`: English labels of positions that are an office.

    office: office id as in `posts.tsv`. titles: labels in lower case, without the state or body.
    """

    office: str
    titles: tuple[str, ...]


class LanguagesRow(FactRow, frozen=True, kw_only=True):
    """`languages.tsv`: the languages, besides German, English and Russian, in which names of a state's people are looked up.

    id: alpha-3 code of the state. languages: codes as Wikidata uses them.
    """

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """An office of a state or of a body of several states: office id, title, alpha-3 or IGO:.., organisation id or empty."""

    office: str
    title: str
    country: str
    body: str = ""


@cache
def _titles() -> dict[str, str]:
    return {title: row.office for row in read_rows(FOLDER / "positions.tsv", PositionRow) for title in row.titles}


@cache
def native_languages(country: str) -> tuple[str, ...]:
    """Languages of a state besides German, English and Russian, as Wikidata calls them."""
    return next((row.languages for row in read_rows(FOLDER / "languages.tsv", LanguagesRow) if row.id == country), ())


@cache
def owners() -> dict[str, tuple[str, str]]:
    """State or body by its Wikidata id: (alpha-3 or IGO:.., organisation id or empty)."""
    bodies = {o.wikidata: (o.country, o.id) for o in load_over(OrganisationRow, None, None) if o.wikidata and o.country.startswith("IGO:")}
    return bodies | {s.wikidata: (s.id, "") for s in load_over(StateRow, None, None) if s.wikidata}


@cache
def _called(country: str, body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may stand behind a title for its state or body, and what before it; longest first, lower case."""
    if body:
        names = [o.name for o in load_over(OrganisationRow, None, None) if o.id == body]
        return tuple(n.lower() for n in names), tuple(n.lower() for n in names)
    row = next((s for s in load_over(StateNameRow, "en", None) if s.state == country), None)
    state = next((s for s in load_over(StateRow, None, None) if s.id == country), None)
    names = [*(row.names if row else ()), *((state.name, state.official) if state else ())]
    behind = sorted({n.lower() for n in names if n}, key=lambda n: (-len(n), n))
    before = sorted({a.lower() for a in (row.adjectives if row else ())} | set(behind), key=lambda n: (-len(n), n))
    return tuple(behind), tuple(before)


def position(label: str, owner: str) -> Position | None:
    """The office a position is.

    >>> position("Foreign Minister of Armenia", "Q399")
    Position(office='foreign-minister', title='Foreign Minister', country='ARM', body='')
    >>> position("Deputy Minister of Defence of Armenia", "Q399") is None
    True

    Args:
        label: English label of the position.
        owner: Wikidata id of what it applies to, a state or an international body.

    """
    if owner not in owners():
        return None
    country, body = owners()[owner]
    bare = _bare(label, country, body)
    office = _titles().get(bare.lower())
    return Position(office, bare[:1].upper() + bare[1:], country, body) if office else None


def _bare(label: str, country: str, body: str) -> str:
    """A label without its state or body, unless it is a title as it stands ("President of the European Council")."""
    text = " ".join(_BRACKETS.sub("", label).split())
    if text.lower() in _titles():
        return text
    behind, before = _called(country, body)
    for name in behind:
        cut = re.sub(rf"\s*{_LINK} {re.escape(name)}$", "", text, flags=re.IGNORECASE)
        if cut != text:
            return cut
    for name in before:
        if text.lower().startswith(f"{name} "):
            return text[len(name) :].strip()
    return text
