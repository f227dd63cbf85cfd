"""What English says of who is meant, on sentences of our own: each rule with a case where it does not hold."""

from __future__ import annotations

import pytest

from depesche.reading.document import Mentioned
from depesche.reading.who_kinds import kind_by_noun, state_of_ship
from depesche.reading.who_titles import english_plural, titles
from tests.reading.test_who import cast_of, mention

DAY = "2025-02-04"


def found(text: str, words: str, nth: int = 0, day: str = DAY) -> Mentioned | None:
    """What is found for a wording; None if nobody."""
    hits = [m for m in cast_of(text, language="en", day=day).mentioned if m.text == words]
    return hits[nth] if nth < len(hits) else None


def actor(text: str, words: str, nth: int = 0, day: str = DAY) -> str | None:
    hit = found(text, words, nth, day)
    return hit.actor if hit is not None else None


# --- several before one noun ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The Russian and Ukrainian foreign ministers met.", "The Russian and Ukrainian foreign ministers", ["Sergei Lavrov", "Andrii Sybiha"]),
        ("U.S. and South Korean forces held drills.", "U.S. and South Korean forces", ["United States Armed Forces", "South Korean armed forces"]),
        ("The French, German and Polish governments agreed.", "The French, German and Polish governments",
         ["Government of France", "Government of Germany", "Government of Poland"]),
        ("The Japanese foreign and defense ministers arrived.", "The Japanese foreign and defense ministers",
         ["Takeshi Iwaya", "Gen Nakatani"]),
    ],
)  # fmt: skip
def test_states_and_offices_counted_up_before_a_noun_are_one_each(text: str, words: str, names: list[str]) -> None:
    hit = mention(cast_of(text, language="en", day=DAY), words)
    assert [m.name for m in hit.members] == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia and Ukrainian forces fought.", "Ukrainian forces"),
        ("Talks and French ministers came.", "French ministers"),
        ("The Russian envoy and the Ukrainian president met.", "the Ukrainian president"),
    ],
)
def test_what_is_counted_up_with_a_name_or_a_thing_stays_one(text: str, words: str) -> None:
    hit = mention(cast_of(text, language="en", day=DAY), words)
    assert hit.members == ()


# --- names ----------------------------------------------------------------------------


KOREA = "North Korea tested a missile near Japan. "


def test_the_north_is_the_state_whose_name_begins_with_it() -> None:
    assert actor(KOREA + "The North's leader watched the test.", "The North") == "PRK"


@pytest.mark.parametrize(
    "text", ["Rain fell in the North of Japan.", "It fell into the North Sea.", "South Korea spoke. South Africa left the South."]
)
def test_the_north_of_something_is_no_state(text: str) -> None:
    states = {m.actor for m in cast_of(KOREA + text, language="en", day=DAY).mentioned if m.text in {"the North", "the South"}}
    assert not states & {"PRK", "KOR", "ZAF"}


def test_a_name_ends_before_of_and_a_surname_is_no_state() -> None:
    cast = cast_of("President Xi Jinping of China spoke. China and Russia agreed.", language="en", day=DAY)
    assert "xi-jinping" not in {m.actor for m in cast.mentioned if m.text == "China"}
    assert mention(cast, "Xi Jinping").actor == "xi-jinping"


def test_two_presidents_joined_by_a_hyphen_are_two_but_a_double_name_is_one() -> None:
    cast = cast_of("Putin-Trump talks ended. Alexandria Ocasio-Cortez left.", language="en", day=DAY)
    assert {"vladimir-putin", "donald-trump", "alexandria-ocasio-cortez"} <= {m.actor for m in cast.mentioned}
    assert len([m for m in cast.mentioned if m.kind == "person"]) == 3


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Bashar al-Assad fled. Al-Assad is in Moscow.", "Al-Assad", "bashar-al-assad"),
        ("Ana Garcia Perez came. Garcia Perez left.", "Garcia Perez", "per:ana-garcia-perez"),
        ("Hillary Clinton and Bill Clinton came. Mrs. Clinton spoke.", "Clinton", "hillary-clinton"),
        ("Von der Leyen spoke.", "Von der Leyen", "ursula-von-der-leyen"),
    ],
)
def test_surnames_of_several_words_and_addresses_tell_who(text: str, words: str, who: str) -> None:
    assert actor(text, words) == who


def test_a_surname_two_share_alike_stays_open() -> None:
    assert actor("Hillary Clinton and Bill Clinton came. Clinton spoke.", "Clinton") not in {"hillary-clinton", "bill-clinton"}


def test_the_noun_of_a_name_tells_its_kind() -> None:
    assert kind_by_noun(["Sofia", "Marin", "University"], "PER") == "ORG"
    assert kind_by_noun(["Evin", "Prison"], "ORG") == "LOC"
    assert kind_by_noun(["Kari", "Lake"], "PER") == "PER"
    assert (state_of_ship(["HMS", "Kent"]), state_of_ship(["Kent"])) == ("GBR", None)


# --- offices --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Barack Obama praised her. She ran for president in the US.", "president"),
        ("Kamala Harris lost. She was elected vice president of the US as Secretary of State came.", "Secretary of State"),
    ],
)
def test_an_office_had_or_sought_is_not_its_holder(text: str, words: str) -> None:
    hit = found(text, words)
    assert hit is None or hit.actor is None


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The Pentagon chief agreed.", "The Pentagon chief", "pete-hegseth"),
        ("The FBI chief resigned.", "The FBI chief", "kash-patel"),
        ("Belarusian president urges talks.", "Belarusian president", "alexander-lukashenko"),
        ("Ukraine's defence chief spoke.", "defence chief", "rustem-umerov"),
    ],
)
def test_an_office_of_a_body_is_its_holder(text: str, words: str, who: str) -> None:
    assert actor(text, words, day="2025-06-04") == who


def test_a_former_holder_is_not_who_holds_it_now() -> None:
    assert actor("Ex-Ukrainian PM lands post.", "Ex-Ukrainian PM", day="2025-06-04") is None


def test_a_president_elect_is_not_the_president() -> None:
    cast = cast_of("President-elect Donald Trump met staff in Washington.", language="en", day="2016-11-10")
    assert "barack-obama" not in {m.actor for m in cast.mentioned}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The UN special envoy for Syria left. Syria reacted.", "The UN special envoy", "IGO:UN"),
        ("The French ambassador to Syria left. Syria reacted.", "The French ambassador", "FRA"),
        ("Russia and its allies must stop.", "its allies", None),
        ("The IOC chief resigned in Russia. Russia reacted.", "The IOC chief", None),
    ],
)
def test_who_is_sent_and_who_is_allied_is_of_another_state(text: str, words: str, country: str | None) -> None:
    hit = found(text, words)
    assert hit is not None
    assert hit.country == country


def test_the_office_of_somebody_is_theirs() -> None:
    hit = found("Israeli Prime Minister Benjamin Netanyahu's office denied it.", "Israeli Prime Minister Benjamin Netanyahu's office")
    assert hit is not None
    assert (hit.name, hit.country) == ("Office of Benjamin Netanyahu", "ISR")
    assert found("The post office closed.", "The post office") is None


@pytest.mark.parametrize("text", ["Putin shook his head in Moscow.", "She wore a head scarf in Russia."])
def test_a_head_on_shoulders_is_nobody(text: str) -> None:
    assert not [m for m in cast_of(text, language="en", day=DAY).mentioned if m.text.endswith("head")]


def test_english_offices_have_plurals() -> None:
    assert english_plural("minister of defence") == "ministers of defence"
    found_title = titles("en").word("spokeswomen")
    assert found_title is not None
    assert found_title.several
    assert english_plural("MPs") is None


# --- descriptions ---------------------------------------------------------------------


TRUMP_MACRON = "Donald Trump received Emmanuel Macron in Washington. "


@pytest.mark.parametrize(("text", "words"), [("The pair spoke for an hour.", "The pair"), ("The two agreed to meet again.", "The two")])
def test_two_persons_are_the_pair(text: str, words: str) -> None:
    hit = mention(cast_of(TRUMP_MACRON + text, language="en", day=DAY), words)
    assert [m.actor for m in hit.members] == ["donald-trump", "emmanuel-macron"]


def test_two_of_something_are_not_the_pair() -> None:
    assert found(TRUMP_MACRON + "The two documents were signed.", "The two") is None


def test_two_men_are_men() -> None:
    hit = mention(cast_of(TRUMP_MACRON + "Angela Merkel came later. The two men left.", language="en", day=DAY), "The two men")
    assert [m.actor for m in hit.members] == ["donald-trump", "emmanuel-macron"]


def test_the_country_is_the_one_that_acts_not_an_adjective_beside() -> None:
    assert actor("Japan shot down no North Korean missiles that flew over the country.", "the country") == "JPN"


def test_at_least_is_no_part_of_a_party() -> None:
    assert found("At least ten soldiers died in Russia.", "ten soldiers") is not None
    assert found("Right-wing voters marched in Russia.", "Right-wing voters") is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia attacks those who resist in Ukraine.", "those"),
        ("Germany supplies all those in need in Syria.", "all those"),
        ("Russia struck an aid convoy in Syria.", "an aid convoy"),
    ],
)
def test_those_told_by_what_they_do_are_people_of_no_state(text: str, words: str) -> None:
    hit = found(text, words)
    assert hit is not None
    assert (hit.kind, hit.country) == ("people", None)


def test_those_before_a_noun_and_allies_with_a_state_are_not_open() -> None:
    assert found("Russia attacks those towns in Ukraine.", "those") is None
    allies = found("We thank our Turkish allies.", "our Turkish allies")
    assert allies is not None
    assert allies.country == "TUR"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Germany condemned air strikes in Syria that killed civilians.", "SYR"),
        ("Germany and Syria spoke about civilians.", None),
    ],
)
def test_civilians_are_of_the_state_where_it_happens(text: str, country: str | None) -> None:
    hit = found(text, "civilians")
    assert hit is not None
    assert hit.country == country


def test_it_is_somebody_where_only_somebody_can_be_asked() -> None:
    before = "The United Nations condemned the attack. "
    assert actor(before + "Germany requested it to monitor the truce.", "it") == "united-nations"
    assert actor(before + "Germany read it on Monday.", "it") is None


def test_who_says_i_goes_on_to_say_we() -> None:
    text = "Federica Mogherini said: I have spoken to Staffan de Mistura. Syria needs peace. We will host talks."
    hit = found(text, "We", day="2017-01-05")
    assert hit is not None
    assert hit.country == "IGO:EU"


def test_who_has_a_title_lends_it_to_nobody_behind_a_comma():
    text = "According to the Russian state news agency TASS, Gazprom and Rosneft signed a memorandum."
    found = {m.text: (m.actor, m.kind) for m in cast_of(text, language="en").mentioned}
    assert found["TASS"] == ("tass", "outlet") and found["Gazprom"] == ("gazprom", "organisation")
