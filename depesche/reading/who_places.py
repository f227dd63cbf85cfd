"""Which place a name means: places nobody has checked, and namesakes, told by the states a report speaks of.

The tables have thirty thousand places, and most of their names are something else as well: a family, a word, a town on every
continent.  So a name of `places_weak.tsv` counts only for what the entity recogniser took for a place and no other table
knows, and only where it can mean places of one state, or lies in a state the report names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from depesche.lexicon.lines import Line, cells, lines, one, row
from depesche.lexicon.rows import PlaceRow, WeakPlaceRow
from depesche.lexicon.tables import ALTERNATIVES
from depesche.reading.who_names import Known
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_words import bare_forms

_SUPPORTED, _ALONE = 0.8, 0.6
"""Scores of a place nobody has checked: in a state the report names, and where nothing but its name tells."""


@cache
def load_weak() -> dict[str, Line | list[Line]]:
    """The row or rows of `places_weak.tsv` that have a name as written."""
    out: dict[str, Line | list[Line]] = {}
    for line in lines(WeakPlaceRow):
        _, name, _, others = cells(line, WeakPlaceRow, 4)
        for text in (name, *others.split(ALTERNATIVES)) if others else (name,):
            known = out.get(text)
            if known is None:
                out[text] = line
            elif isinstance(known, list):
                known.append(line)
            else:
                out[text] = [known, line]
    return out


def weak_places(text: str) -> list[WeakPlaceRow]:
    """The rows of `places_weak.tsv` with a name as it is written; empty if none."""
    found = load_weak().get(text)
    if found is None:
        return []
    return [row(line, WeakPlaceRow) for line in (dict.fromkeys(found) if isinstance(found, list) else (found,))]


def place_row(place: str) -> PlaceRow | None:
    """The row of a place in either table; None for a place of no table (`place:oberdorf`)."""
    return None if ":" in place else one(PlaceRow, place) or one(WeakPlaceRow, place)


def name_places(phrases: Sequence[Phrase], adjectives: Iterable[str]) -> None:
    """Settle namesakes among the places of a report, and give places nobody has checked their row.

    Args:
        phrases: Everything named, states and places of `places.tsv` with their id.
        adjectives: States that adjectives name (`italienisch`: ITA).

    """
    named = Counter(adjectives)
    named.update(p.country for p in phrases if p.country and p.form in {"name", "capital"} and not _shared(p))
    for phrase in phrases:
        if phrase.kind != "place" or phrase.form != "name":
            continue
        if phrase.known:
            _settle(phrase, named)
        elif phrase.full:
            _take_weak(phrase, named)


def _shared(phrase: Phrase) -> bool:
    """Whether a name is that of places in several states."""
    return phrase.kind == "place" and len({k.country for k in phrase.known}) > 1


def _settle(phrase: Phrase, named: Counter[str]) -> None:
    """Take the namesake in the state the report speaks of most, else in that of the biggest; there a region before its town."""
    places = [k for k in phrase.known if k.kind == "place"]
    if len(places) > 1:
        state = max(places, key=lambda k: (_often(k, named), k.size, k.id)).country
        best = max((k for k in places if k.country == state), key=lambda k: (not k.id.isdigit(), k.size, k.id))
        phrase.known = (best, *(k for k in places if k.id != best.id))
        phrase.actor, phrase.name, phrase.country = best.id, best.name, best.country
        chosen = "the one in a state the report names" if _often(best, named) else "the biggest"
        phrase.why = f"named: {best.row}, of {len(places)} namesakes {chosen}"


def _take_weak(phrase: Phrase, named: Counter[str]) -> None:
    found = _weak(phrase.full)
    supported = [k for k in found if _often(k, named)]
    if not supported and len({k.country for k in found}) != 1:
        return
    best = max(supported or found, key=lambda k: (_often(k, named), k.size, k.id))
    phrase.known = (best,)
    phrase.actor, phrase.name, phrase.country = best.id, best.name, best.country
    phrase.score = _SUPPORTED if supported else _ALONE
    phrase.why += f"; called so: {best.row}" + (", in a state the report names" if supported else "")


def _often(known: Known, named: Counter[str]) -> int:
    return named[known.country or ""]


def _weak(text: str) -> list[Known]:
    """The places nobody has checked that bear a name, as it is written or with other hyphens, or without a genitive -s."""
    for form in bare_forms(" ".join(text.split())):
        for spelt in dict.fromkeys((form, form.replace("-", " "), form.replace(" ", "-"), form.replace("\u2019", "'"))):
            if found := weak_places(spelt):
                return [_known(place) for place in found]
    return []


def _known(place: WeakPlaceRow) -> Known:
    size = int(float(place.population or 0))
    return Known(place.id, place.name, "place", place.country or None, "name", False, f"places_weak.tsv {place.id}", size=size)
