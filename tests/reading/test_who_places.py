"""Places nobody has checked count for what the recogniser took for a place; namesakes are told by the states named."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.who_names import Known
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_places import name_places, place_row, weak_places


def _place(text: str, known: Sequence[Known] = ()) -> Phrase:
    """A place as the entity recogniser or the tables give it."""
    return Phrase(
        where="text", first=0, last=1, head=0, left=0, kind="place", form="name", full=text, name=None if known else text,
        known=tuple(known), actor=known[0].id if known else f"place:{text.lower()}", country=known[0].country if known else None,
        score=0.5, why="a name of a place",
    )  # fmt: skip


def _state(code: str) -> Phrase:
    return Phrase(where="text", first=0, last=1, head=0, left=0, kind="state", form="name", actor=code, country=code)


def test_a_name_of_one_state_needs_no_support() -> None:
    place = _place("Traunstein")
    name_places([place], [])
    assert (place.name, place.country, place.score) == ("Traunstein", "DEU", 0.6)
    assert place.actor == "2821515"
    assert "places_weak.tsv 2821515" in place.why


def test_the_german_genitive_and_other_hyphens_are_the_same_name() -> None:
    for text in ("Traunsteins", "Annaberg Buchholz", "Bad-Kissingen"):
        place = _place(text)
        name_places([place], [])
        assert place.country in {"DEU", "AUT"}, text


def test_of_namesakes_in_several_states_the_report_decides() -> None:
    assert {place.country for place in weak_places("Newmarket")} >= {"GBR", "CAN"}
    for state in ("GBR", "CAN"):
        place = _place("Newmarket")
        name_places([_state(state), place], [])
        assert (place.country, place.score) == (state, 0.8)


def test_where_nothing_tells_namesakes_apart_none_is_taken() -> None:
    place = _place("Newmarket")
    name_places([place], [])
    assert (place.actor, place.country, place.known) == ("place:newmarket", None, ())


def test_an_adjective_names_a_state_too() -> None:
    place = _place("Newmarket")
    name_places([place], ["CAN"])
    assert place.country == "CAN"


def test_what_is_no_place_of_the_tables_stays_what_it_was() -> None:
    place = _place("Oberunterdorf")
    name_places([place, _state("DEU")], ["DEU"])
    assert (place.actor, place.country) == ("place:oberunterdorf", None)
    assert place_row("place:oberunterdorf") is None


def test_checked_namesakes_are_told_apart_by_the_report_then_by_size() -> None:
    costa_rica = Known("3621849", "San José", "place", "CRI", "name", False, "places.tsv 3621849", size=335_007)
    california = Known("5392171", "San Jose", "place", "USA", "name", False, "places.tsv 5392171", size=997_368)
    for states, wanted in ((["CRI"], "CRI"), (["USA"], "USA"), ([], "USA")):
        place = _place("San Jose", (costa_rica, california))
        name_places([place, *(_state(s) for s in states)], [])
        assert place.country == wanted, states


def test_of_a_region_and_its_town_the_region_is_meant() -> None:
    town = Known("380308", "Abyei", "place", "SDN", "name", False, "places.tsv 380308", size=20_000)
    region = Known("region-abyei-region", "Abyei", "place", "SDN", "name", False, "places.tsv region-abyei-region")
    place = _place("Abyei", (town, region))
    name_places([place], [])
    assert place.actor == "region-abyei-region"
