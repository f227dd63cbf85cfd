"""Whom pronouns and descriptions mean, on sentences of our own: each rule with a case where it holds and one where it does not."""

from __future__ import annotations

import pytest

from depesche.language.port import parse
from depesche.language.tree import Tree
from depesche.reading.document import Mentioned, Passage
from depesche.reading.reader import read_report
from depesche.reading.who_gender import given_names, noun_genders, person_gender
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_pronoun import read_pronoun
from depesche.reading.who_spoken import Scene
from depesche.records import Published, Reading, Report
from tests.reading.test_who import cast_of

MERKEL, PUTIN, MACRON, OBAMA, CAMERON = "angela-merkel", "vladimir-putin", "emmanuel-macron", "barack-obama", "david-cameron"
DAY = "2015-05-05"


def meant(language: str, text: str, words: str, nth: int = 0, day: str = DAY) -> Mentioned | None:
    """What is found for a wording; None if nobody."""
    found = [m for m in cast_of(text, language=language, day=day).mentioned if m.text == words]
    return found[nth] if nth < len(found) else None


def actor(language: str, text: str, words: str, nth: int = 0, day: str = DAY) -> str | None:
    found = meant(language, text, words, nth, day)
    return found.actor if found is not None else None


# --- gender and number ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Angela Merkel empfing Wladimir Putin in Berlin. Er reiste danach ab.", "Er", PUTIN),
        ("de", "Angela Merkel empfing Wladimir Putin in Berlin. Sie lobte das Treffen.", "Sie", MERKEL),
        ("de", "Die Türkei kritisierte das Verhalten des Libanon. Sie zog ihren Botschafter ab.", "Sie", "TUR"),
        ("de", "Die Türkei kritisierte das Verhalten des Libanon. Er bedauerte die Vorfälle.", "Er", "LBN"),
        ("en", "Angela Merkel met Barack Obama in Berlin. He left on Monday.", "He", OBAMA),
        ("en", "Angela Merkel met Barack Obama in Berlin. She praised the talks.", "She", MERKEL),
        ("en", "Iran tested a missile. Its army praised the test.", "Its", "IRN"),
    ],
)
def test_gender_tells_who_is_meant(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Angela Merkel sprach in Berlin. Er stimmte zu.", "Er"),
        ("de", "Wladimir Putin sprach in Moskau. Sie wurden begrüßt.", "Sie"),
        ("en", "Angela Merkel spoke in Berlin. He agreed.", "He"),
        ("en", "Barack Obama spoke in Berlin. Its roof is new.", "Its"),
    ],
)
def test_who_does_not_agree_is_not_meant(language: str, text: str, words: str) -> None:
    assert actor(language, text, words) not in {MERKEL, PUTIN, OBAMA}


def test_given_names_tell_the_gender_of_the_unknown() -> None:
    names = given_names()
    assert (names["angela"], names["ferenc"]) == ("f", "m")
    assert "kim" not in names, "women and men bear it"
    assert actor("en", "Angela Smith met Ferenc Toth on Monday. She thanked the mayor.", "She") == "per:angela-smith"


def _phrase(text: str, first: int, last: int, **more: object) -> tuple[Phrase, Passage]:
    parsed = parse(text, "de")
    passage = Passage("text", parsed, Tree(parsed))
    given = {"kind": "organisation", "form": "description", "left": first, **more}
    return Phrase(where="text", first=first, last=last, head=last - 1, **given), passage  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "genders"),
    [
        ("Das Komitee tagte.", 1, {"n"}),
        ("Die Behörde tagte.", 1, {"f"}),
        ("Der Kongress tagte.", 1, {"m"}),
    ],
)
def test_articles_and_endings_tell_the_gender_of_nouns(text: str, first: int, genders: set[str]) -> None:
    phrase, passage = _phrase(text, first, first + 1, left=0)
    assert noun_genders(phrase, passage.parse.tokens) == genders


def test_states_have_the_gender_of_their_article() -> None:
    turkey, passage = _phrase("Ankara wartet.", 0, 1, kind="state", form="capital", country="TUR")
    france, _ = _phrase("Paris wartet.", 0, 1, kind="state", form="capital", country="FRA")
    assert noun_genders(turkey, passage.parse.tokens) == {"f"}
    assert noun_genders(france, passage.parse.tokens) == {"n"}


def test_titles_before_a_name_tell_the_gender() -> None:
    phrase, passage = _phrase("Frau Xyling schwieg.", 1, 2, kind="person", form="name", left=1)
    assert person_gender(phrase, passage.parse.tokens) == "f"
    unknown, passage = _phrase("Gestern schwieg Xyling.", 2, 3, kind="person", form="name", left=2)
    assert person_gender(unknown, passage.parse.tokens) == ""


def test_words_of_address_are_part_of_the_name() -> None:
    text = "Die Polizei befragte gestern Frau Xyling. Herr Maier schwieg. Sie klagte über die Polizei."
    cast = cast_of(text)
    assert "Frau" not in {m.text for m in cast.mentioned}
    assert "per:maier" in {m.actor for m in cast.mentioned} and actor("de", text, "Sie") != "per:maier"
    assert "eine Frau" in {m.text for m in cast_of("Gestern schwieg eine Frau.").mentioned}


def test_one_of_a_people_is_a_person() -> None:
    found = meant("de", "Die Polizei nahm einen Marokkaner fest. Er schwieg.", "Er")
    assert found is not None and found.country == "MAR"
    found = meant("de", "Die Polizei schützte die Bevölkerung. Er schwieg.", "Er")
    assert found is None


@pytest.mark.parametrize(
    ("language", "word", "verb", "genders"),
    [("de", "sie", "Plur", "p"), ("de", "sie", "Sing", "f"), ("de", "sie", "", "fp"), ("en", "they", "Plur", "p")],
)
def test_the_verb_tells_the_number_of_its_subject(language: str, word: str, verb: str, genders: str) -> None:
    token = parse(f"{word} kommen." if language == "de" else f"{word} come.", language).tokens[0]
    token = type(token)(**{f: getattr(token, f) for f in token.__struct_fields__} | {"upos": "PRON", "feats": ""})
    found = read_pronoun(token, language, owning=False, verb_number=verb)
    assert found is not None and found.genders == genders


# --- place in the sentence ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Wladimir Putin traf Emmanuel Macron in Moskau. Er lobte die Gespräche.", "Er", PUTIN),
        ("de", "Emmanuel Macron traf Wladimir Putin in Moskau. Er lobte die Gespräche.", "Er", MACRON),
        ("de", "Nach Angaben von David Cameron hat sich seine Lage verbessert.", "seine", CAMERON),
        ("en", "David Cameron called Barack Obama. He asked for help.", "He", CAMERON),
        ("en", "Barack Obama called David Cameron. He asked for help.", "He", OBAMA),
    ],
)
def test_subjects_come_first(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Wladimir Putin kam. David Cameron begrüßte ihn.", "ihn", PUTIN),
        ("de", "David Cameron traf Wladimir Putin. Putin dankte ihm.", "ihm", CAMERON),
        ("en", "Barack Obama arrived. David Cameron greeted him.", "him", OBAMA),
        ("en", "Angela Merkel called Theresa May. She thanked her.", "her", "theresa-may"),
    ],
)
def test_who_acts_is_not_whom_it_is_done_to(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Angela Merkel sprach. Kritiker warfen David Cameron vor, er habe gelogen.", "er", CAMERON),
        ("de", "David Cameron und seine Minister schwiegen. Wladimir Putin wartet.", "seine", CAMERON),
        ("de", "Der Sprecher lobte Wladimir Putin, dessen Minister schwiegen.", "dessen", PUTIN),
        ("en", "Barack Obama waited. David Cameron and his ministers left.", "his", CAMERON),
        ("en", "David Cameron waited. Barack Obama praised his own team.", "his", OBAMA),
    ],
)
def test_owners_and_accused_stand_near(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Nach seiner Ankunft in Moskau sprach Emmanuel Macron lange.", "seiner", MACRON),
        ("de", "Als er in Berlin ankam, sagte Wladimir Putin kein Wort.", "er", PUTIN),
        ("en", "In his speech, Barack Obama praised the army.", "his", OBAMA),
        ("en", "When he arrived, David Cameron said nothing.", "he", CAMERON),
    ],
)
def test_what_stands_in_front_may_mean_the_subject_that_follows(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


def test_an_object_in_front_does_not_mean_the_subject_that_follows() -> None:
    assert actor("de", "Gegen ihn trat David Cameron an.", "ihn") is None


def test_offices_told_of_somebody_are_nobody_new() -> None:
    text = "Barack Obama was president of the United States. David Cameron said he was pleased."
    assert actor("en", text, "he") == CAMERON
    text = "David Cameron bewarb sich um das Amt des Präsidenten von Frankreich. Er verlor."
    assert actor("de", text, "Er") == CAMERON


# --- quotations ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Wladimir Putin kam. David Cameron sagte: „Er hat sein Wort gehalten.“", "Er", PUTIN),
        ("de", "Wladimir Putin kam. David Cameron sagte, er habe sein Wort gehalten.", "er", CAMERON),
        ("en", 'Barack Obama came. David Cameron said: "He has kept all his promises."', "He", OBAMA),
        ("en", "Barack Obama came. David Cameron said he had kept his promise.", "he", CAMERON),
        ("en", 'Barack Obama met David Cameron. "We trust Angela Merkel and her word," he said.', "he", OBAMA),
    ],
)
def test_a_speaker_is_no_third_person_in_his_own_words(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


def test_a_polite_pronoun_means_who_is_addressed() -> None:
    text = "Angela Merkel schrieb Wladimir Putin. Merkel sagte: „Wir haben gehört, dass Sie kommen werden.“"
    assert actor("de", text, "Sie") == PUTIN
    assert actor("de", "Angela Merkel schrieb, dass Sie als Leser gefragt sind.", "Sie") is None


def test_quotations_are_told_with_their_speakers() -> None:
    parsed = parse("Merkel sagte: „Er hat sein Wort gehalten.“ Der Begriff „Frieden“ fiel.", "de")
    scene = Scene(Passage("text", parsed, Tree(parsed)))
    inside = next(t.index for t in parsed.tokens if t.text == "Er")
    outside = next(t.index for t in parsed.tokens if t.text == "Frieden")
    assert scene.quote_at(inside) == 0 and scene.quote_at(outside) == -1, "a single word is no speech"
    assert [parsed.tokens[i].text for i in scene.speakers(0)] == ["Merkel"]


# --- nobody -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Iran tested a missile. It defended the test.", "IRN"),
        ("Iran tested a missile. It was too early to judge.", None),
        ("Iran tested a missile. It seems that nobody was hurt.", None),
        ("Iran tested a missile. The missile flew far. It fell into the sea.", None),
    ],
)
def test_an_english_it_means_who_acts_or_nobody(text: str, who: str | None) -> None:
    assert actor("en", text, "It") == who


def test_things_are_taken_up_too() -> None:
    assert actor("de", "Wladimir Putin hielt Reden, wie sie alle halten.", "sie") is None
    found = meant("de", "Die Taliban schwiegen. Die Häuser brannten, und sie stürzten ein.", "sie")
    assert found is None


# --- several -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Die Türkei und der Iran vereinbarten Gespräche. Sie wollen den Handel ausbauen.", "Sie", {"TUR", "IRN"}),
        ("de", "Wladimir Putin und David Cameron trafen sich. Beide lobten die Gespräche.", "Beide", {PUTIN, CAMERON}),
        ("de", "Al Gore traf Angela Merkel. Beide riefen zum Klimaschutz auf.", "Beide", {"al-gore", MERKEL}),
        ("en", "Barack Obama met David Cameron. They talked about trade.", "They", {OBAMA, CAMERON}),
        ("en", "Barack Obama and David Cameron met. Their talks lasted hours.", "Their", {OBAMA, CAMERON}),
    ],
)
def test_plural_pronouns_take_up_several(language: str, text: str, words: str, who: set[str]) -> None:
    found = meant(language, text, words)
    assert found is not None and {m.actor for m in found.members} == who


def test_of_three_no_two_are_both() -> None:
    text = "Barack Obama met David Cameron. Angela Merkel met Theresa May. Both praised the talks."
    assert actor("en", text, "Both") is None


def test_a_verb_or_a_number_tells_that_a_noun_means_several() -> None:
    text = "Fünf kirgisische Soldaten griffen Rebellen an. Sie schossen lange."
    found = meant("de", text, "Sie")
    assert found is not None and found.name == "Kyrgyz armed forces"
    text = "Anhänger von Wladimir Putin protestierten in seiner Heimatstadt."
    assert actor("de", text, "seiner") == PUTIN


# --- descriptions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Peter Xyling wurde verhaftet. Der 45-Jährige schwieg.", "Der 45-Jährige", "per:peter-xyling"),
        ("de", "Anna Xyling wurde verhaftet. Die Angeklagte schwieg.", "Die Angeklagte", "per:anna-xyling"),
        ("en", "John Xyling was arrested. Police said the man had confessed.", "the man", "per:john-xyling"),
    ],
)
def test_words_that_say_little_take_up_the_person_spoken_of(language: str, text: str, words: str, who: str) -> None:
    assert actor(language, text, words) == who


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Angela Xyling wurde verhaftet. Der 45-Jährige schwieg.", "Der 45-Jährige"),
        ("de", "Peter Xyling sprach. Die Menschen jubelten.", "Die Menschen"),
        ("de", "Peter Xyling sprach. Eine Angeklagte schwieg.", "Eine Angeklagte"),
        ("en", "John Xyling spoke. The woman left.", "The woman"),
        ("en", "John Xyling spoke. A man left.", "A man"),
    ],
)
def test_they_do_not_where_gender_number_or_article_speak_against_it(language: str, text: str, words: str) -> None:
    assert not (actor(language, text, words) or "").endswith("xyling")


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("de", "Das Nobelkomitee tagte in Oslo. Das Komitee lobte den Frieden.", "Das Komitee", "Norwegian Nobel Committee"),
        ("de", "Die Afrikanische Union tagte. Die Sprecher der Union schwiegen.", "der Union", "African Union"),
        ("de", "Die IAEA prüfte die Anlage. Die Behörde verlangte Zugang.", "Die Behörde", "International Atomic Energy Agency"),
        ("en", "The European Commission met. The commission praised Ghana.", "The commission", "European Commission"),
    ],
)
def test_a_noun_takes_up_the_name_that_ends_in_it(language: str, text: str, words: str, name: str) -> None:
    found = meant(language, text, words)
    assert found is not None and found.name == name


def test_a_noun_with_a_name_of_its_own_takes_up_nobody() -> None:
    text = "Der Spiegel berichtete. Die Zeitung „Morgenblatt“ schrieb dasselbe."
    found = meant("de", text, "Die Zeitung")
    assert found is None or found.name != "Der Spiegel"
    text = "Die Afrikanische Union tagte. Ein Komitee aus Kenia schwieg."
    found = meant("de", text, "Ein Komitee")
    assert found is None or found.name != "African Union"


def test_the_same_word_takes_up_the_same_person() -> None:
    text = "A Nato spokesman said nothing. The soldiers left. The spokesman apologised."
    found = meant("en", text, "The spokesman")
    assert found is not None and found.name == "spokesperson of NATO"
    text = "A Nato spokesman said nothing. The spokesman of the Russian government apologised."
    found = meant("en", text, "The spokesman")
    assert found is None or found.name != "spokesperson of NATO"


def test_a_plural_office_means_its_holders_spoken_of() -> None:
    text = "Foreign Minister Sergei Lavrov met Foreign Secretary Philip Hammond. The ministers talked about Syria."
    found = meant("en", text, "The ministers")
    assert found is not None and {m.actor for m in found.members} == {"sergei-lavrov", "philip-hammond"}
    text = "Foreign Minister Sergei Lavrov spoke in Moscow. The ministers of Iran and Iraq talked about Syria."
    found = meant("en", text, "The ministers")
    assert found is None or "sergei-lavrov" not in {m.actor for m in found.members}


def test_an_office_won_but_not_taken_up_means_who_won_it() -> None:
    text = "Barack Obama met Donald Trump. The President-elect praised the President."
    assert actor("en", text, "The President", day="2016-11-11") == "donald-trump"
    assert actor("en", text, "the President", day="2016-11-11") == OBAMA


def test_two_bodies_are_both_parties() -> None:
    text = "The Government of Iraq met the Kurdistan Regional Government. Both parties signed."
    found = meant("en", text, "Both parties")
    assert found is not None and len(found.members) == 2
    found = meant("en", "The Government of Iraq waited. Parties signed.", "Parties")
    assert found is None or not found.members


def test_every_pronoun_says_why_and_how_surely() -> None:
    cast = cast_of("Wladimir Putin traf Angela Merkel. Er lobte ihre Arbeit. Sie dankte ihm.", day=DAY)
    pronouns = [m for m in cast.mentioned if m.form == "pronoun"]
    assert len(pronouns) == 4
    assert all(0.5 <= m.score <= 0.8 and "pronoun for" in m.why for m in pronouns)


# --- the first person ---------------------------------------------------------------------


def _read(text: str, language: str) -> Reading:
    published = Published(earliest=DAY, latest=DAY, edtf=DAY, basis="given")
    return read_report(Report(id="r", text=text, published=published, language=language))


@pytest.mark.parametrize(
    ("language", "text", "words", "who"),
    [
        ("de", "Angela Merkel sagte in Berlin: „Ich werde Wladimir Putin treffen.“", "Ich", MERKEL),
        ("de", "„Ich werde Wladimir Putin treffen“, sagte Angela Merkel.", "Ich", MERKEL),
        ("en", 'David Cameron said in London: "I will meet Barack Obama."', "I", CAMERON),
        ("en", '"I will meet Barack Obama," David Cameron said.', "I", CAMERON),
    ],
)
def test_i_is_who_speaks(language: str, text: str, words: str, who: str) -> None:
    begin = text.index(words)
    found = [a.id for a in _read(text, language).actors for m in a.mentions if m.begin == begin and m.form == "pronoun"]
    assert set(found) == {who}


def test_we_is_the_state_an_official_speaks_for() -> None:
    text = "Deutschland wartet. Bundeskanzlerin Angela Merkel sagte: „Wir werden Russland nicht drohen.“"
    found = {a.id for a in _read(text, "de").actors for m in a.mentions if m.begin == text.index("Wir")}
    assert found == {"DEU"}


def test_we_of_a_private_person_is_no_state() -> None:
    text = 'Germany waits. The teacher Anna Xyling said: "We just heard screaming in the street."'
    found = {a.id for a in _read(text, "en").actors for m in a.mentions if m.begin == text.index("We")}
    assert "DEU" not in found


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Barack Obama sprach in Berlin. Den Sprecher von David Cameron lobte er.", "er", OBAMA),
        ("Barack Obama sprach in Berlin. Den Versuch, unter David Cameron zu siegen, lobte er.", "er", OBAMA),
        ("Barack Obama sprach in Berlin. In London, der Stadt von David Cameron, schwieg er.", "er", OBAMA),
        ("Wladimir Putin sprach in Moskau. Seine Minister lobte er.", "er", PUTIN),
    ],
)
def test_a_subject_is_nobody_named_inside_its_own_object(text: str, words: str, who: str) -> None:
    assert actor("de", text, words) == who


def test_the_us_is_no_us() -> None:
    made = _read_en("The US condemned the launch, the Kremlin said on Friday.")
    (found,) = [c for c in made.claims if c.type == "ACCUSE"]
    assert [p.country for p in found.actors] == ["USA"]
    ours = _read_en('"The launch threatens us," the Kremlin said on Friday.')
    said = [(a.id, m.form) for a in ours.actors for m in a.mentions if ours.report.text[m.begin : m.end] == "us"]
    assert said == [("gov:RUS", "pronoun")]  # one mention, and not of the United States


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "de",
            "Das sagte Wladimir Putin. Die Bundesanwaltschaft wirft dem Angeklagten vor, einen Georgier ermordet zu haben.",
            "dem Angeklagten",
        ),
        ("en", "Vladimir Putin said so. Police arrested the suspect in Berlin.", "the suspect"),
    ],
)
def test_nobody_is_accused_by_being_spoken_of(language: str, text: str, words: str) -> None:
    assert actor(language, text, words) is None


def test_secret_services_of_others_are_of_no_state_told() -> None:
    made = cast_of(
        "Deutschland klagt: Geheimdienste fremder Staaten spionieren den deutschen Gesundheitssektor aus.", language="de", day=DAY
    )
    assert [m.country for m in made.mentioned if m.text == "Geheimdienste"] == [None]
    ours = cast_of("Deutschland klagt: Die Geheimdienste Russlands spionieren den deutschen Gesundheitssektor aus.", language="de", day=DAY)
    assert [m.country for m in ours.mentioned if m.text.endswith("Geheimdienste")] == ["RUS"]


def _read_en(text: str) -> Reading:
    return read_report(Report(id="r", text=text, published=Published(earliest=DAY, latest=DAY, edtf=DAY, basis="given"), language="en"))
