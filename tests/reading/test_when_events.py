"""When an act took place: which time dates which claim and why, on sentences of our own; each rule with a case where it must not hold."""

import pytest
from msgspec import structs

from depesche.reading.reader import documents, read_report
from depesche.reading.when import find_times
from depesche.reading.when_event import event_time
from depesche.reading.when_goes_on import Story
from depesche.reading.who import find_actors
from depesche.records import Claim, Published, Reading, Report

WEDNESDAY = "2025-06-04"  # the day of publication, unless a test says otherwise


def reading(text: str, *, language: str = "de", published: str | None = WEDNESDAY, title: str | None = None) -> Reading:
    day = Published(earliest=published, latest=published, edtf=published, basis="given") if published else Published()
    return read_report(Report(id="r", text=text, title=title, published=day, language=language))


def claim(text: str, kind: str, word: str, **options: str | None) -> Claim:
    """The claim of a class whose trigger holds a word."""
    made = reading(text, **options)
    found = [c for c in made.claims if c.type == kind and any(word in _cut(made, s) for s in c.trigger)]
    assert len(found) == 1, [(c.type, [_cut(made, s) for s in c.trigger]) for c in made.claims]
    return found[0]


def _cut(made: Reading, span) -> str:
    return ((made.report.title or "") if span.where == "title" else made.report.text)[span.begin : span.end]


def days(found: Claim) -> tuple[str | None, str | None]:
    return found.time.earliest, found.time.latest


def day(text: str) -> tuple[str, str]:
    return text, text


OPEN = (None, None)


@pytest.mark.parametrize(
    ("text", "kind", "word", "expected"),
    [
        # A time between article and participle is the participle's.
        ("Die am Montag abgewiesene Delegation Chinas traf Putin.", "CONSULT", "traf", OPEN),
        ("Die Delegation Chinas traf Putin am Montag.", "CONSULT", "traf", day("2025-06-02")),
        ("Der für Freitag geplante Besuch von Putin in China wurde am Montag abgesagt.", "CONSULT", "Besuch", day("2025-06-06")),
        ("Putin hat den am 3. Mai wegen Betrugs verurteilten Deutschen begnadigt.", "RETREAT", "begnadigt", OPEN),
        ("Putin hat am 3. Mai den wegen Betrugs verurteilten Deutschen begnadigt.", "RETREAT", "begnadigt", day("2025-05-03")),
        # A month or year behind a noun is the noun's, but for the occasion of the clause.
        ("Die Opposition kritisierte die Ergebnisse der Wahl im Mai.", "ACCUSE", "kritisierte", OPEN),
        ("Die Opposition kritisierte im Mai die Regierung.", "ACCUSE", "kritisierte", ("2025-05-01", "2025-05-31")),
        ("Bei einem Anschlag in Nairobi Ende Mai wurden drei Polizisten getötet.", "ASSAULT", "getötet", ("2025-05-21", "2025-05-31")),
        # What an act is about is not told to happen with it.
        ("Die USA verhängten am Montag wegen der Angriffe auf Israel Sanktionen gegen den Iran.", "SANCTION", "verhängten", day("2025-06-02")),
        ("Die USA verhängten am Montag wegen der Angriffe auf Israel Sanktionen gegen den Iran.", "ASSAULT", "Angriffe", OPEN),
        # A comparison dates nothing.
        ("Wie schon 1999 entsandte Australien Kriegsschiffe.", "MOBILIZE", "Kriegsschiffe", OPEN),
        ("Im Jahr 1999 entsandte Australien Kriegsschiffe.", "MOBILIZE", "Kriegsschiffe", ("1999-01-01", "1999-12-31")),
    ],
)  # fmt: skip
def test_a_time_dates_the_word_it_belongs_to(text, kind, word, expected):
    assert days(claim(text, kind, word)) == expected


def test_a_clause_shares_no_time_over_that_of_another():
    text = (
        "Gestern traf sich Putin mit Erdogan, der die Milizen anführte, die im Mai 1999 das Land in Schutt legten, "
        "dabei über 300 Menschen töteten und mehr als 5.000 Kurden vertrieben."
    )
    assert days(claim(text, "COERCE", "vertrieben")) == OPEN
    assert days(claim("Gestern traf sich Putin mit Erdogan: er verurteilte die USA.", "ACCUSE", "verurteilte")) == day("2025-06-03")


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        ("Xi Jinping kündigte am Montag einen Besuch in Russland an.", "CONSULT", "Besuch", "de", OPEN),
        ("Xi Jinping kündigte für Freitag einen Besuch in Russland an.", "CONSULT", "Besuch", "de", day("2025-06-06")),
        ("Putin sagte am Montag, er werde nach China reisen.", "CONSULT", "reisen", "de", OPEN),
        ("Putin sagte am Montag, er werde im August nach China reisen.", "CONSULT", "reisen", "de", ("2025-08-01", "2025-08-31")),
        ("Putin announced on Monday that he will visit China.", "CONSULT", "visit", "en", OPEN),
        ("Putin said on Monday that he will visit China on Friday.", "CONSULT", "visit", "en", day("2025-06-06")),
    ],
)  # fmt: skip
def test_the_day_of_announcing_is_not_that_of_the_act(text, kind, word, language, expected):
    assert days(claim(text, kind, word, language=language)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        # The same people act on, in the plain past.
        ("Putin reiste am Montag nach Peking. Er kritisierte die USA.", "ACCUSE", "kritisierte", "de", day("2025-06-02")),
        ("Merkel travelled to Paris on Monday. She criticised Russia.", "ACCUSE", "criticised", "en", day("2025-06-02")),
        # ... not in the pluperfect, the perfect, a new paragraph, or when others act.
        ("Putin reiste am Montag nach Peking. Er hatte die USA kritisiert.", "ACCUSE", "kritisiert", "de", OPEN),
        ("Merkel travelled to Paris on Monday. She had criticised Russia.", "ACCUSE", "criticised", "en", OPEN),
        ("Putin reiste am Montag nach Peking.\n\nEr kritisierte die USA.", "ACCUSE", "kritisierte", "de", OPEN),
        ("Putin reiste am Montag nach Peking. Die Türkei kritisierte die USA.", "ACCUSE", "kritisierte", "de", OPEN),
        # ... nor on from a month, or from a day that lies ahead.
        ("Putin reiste im Mai nach Peking. Er kritisierte die USA.", "ACCUSE", "kritisierte", "de", OPEN),
        ("Putin reist am Freitag nach Peking. Er kritisierte die USA.", "ACCUSE", "kritisierte", "de", OPEN),
        # `dabei` puts an act on the occasion of the sentence before, whoever acts.
        ("Am Montag wurde in Kairo demonstriert. Die Polizei nahm dabei 20 Demonstranten fest.", "COERCE", "nahm", "de", day("2025-06-02")),
        ("Am Montag wurde in Kairo demonstriert. Die Polizei nahm später 20 Demonstranten fest.", "COERCE", "nahm", "de", OPEN),
    ],
)  # fmt: skip
def test_a_story_goes_on_only_where_words_say_so(text, kind, word, language, expected):
    assert days(claim(text, kind, word, language=language)) == expected


RALLY = "Am Montag gab es in Kairo eine Kundgebung der Opposition. Viele Läden waren geschlossen. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RALLY + "Die Polizei nahm bei der Kundgebung 20 Demonstranten fest.", day("2025-06-02")),
        (RALLY + "Die Polizei nahm bei einer Kundgebung 20 Demonstranten fest.", OPEN),
        (RALLY + "Die Polizei nahm vor der Kundgebung 20 Demonstranten fest.", OPEN),
        (RALLY + "Am Dienstag gab es eine weitere Kundgebung. Die Polizei nahm bei der Kundgebung 20 Demonstranten fest.", OPEN),
    ],
)  # fmt: skip
def test_an_occasion_told_before_has_its_day(text, expected):
    assert days(claim(text, "COERCE", "nahm")) == expected


def test_what_a_relative_clause_tells_of_an_occasion_is_of_its_day():
    text = "Putin reiste zu einem Treffen am Montag, bei dem Xi Jinping die USA kritisierte."
    assert days(claim(text, "ACCUSE", "kritisierte")) == day("2025-06-02")
    text = "Putin reiste zu einem Treffen am Montag, nach dem Xi Jinping die USA kritisierte."
    assert days(claim(text, "ACCUSE", "kritisierte")) == OPEN


def test_what_goes_on_lasts_to_the_report():
    found = claim("Die EU fordert seit Jahren Reformen von Bulgarien.", "REQUEST", "fordert")
    assert (days(found), found.time.edtf, found.status) == ((None, WEDNESDAY), f"../{WEDNESDAY}", "ongoing")
    assert "goes on when reported" in found.why
    assert days(claim("Die EU forderte jahrelang Reformen von Bulgarien.", "REQUEST", "forderte")) == OPEN


def test_an_act_of_today_by_an_adjective_is_of_the_day_of_the_report():
    assert days(claim("Der heutige Besuch von Putin in China dauert eine Stunde.", "CONSULT", "Besuch")) == day(WEDNESDAY)
    assert days(claim("Putin bedauerte die heutige Lage nach seinem Besuch in China.", "CONSULT", "Besuch")) == OPEN


def test_today_in_a_quotation_is_the_speakers():
    text = "Merkel sagte am Montag: „Russland hat heute die Ukraine angegriffen.“"
    found = claim(text, "ASSAULT", "angegriffen")
    assert days(found) == day("2025-06-02")
    assert "the speaker's" in found.why


def test_today_of_an_undated_quotation_is_today_at_the_latest():
    text = "Merkel sagte: „Russland hat heute die Ukraine angegriffen.“"
    assert days(claim(text, "ASSAULT", "angegriffen")) == (None, WEDNESDAY)
    assert days(claim("Russland hat heute die Ukraine angegriffen.", "ASSAULT", "angegriffen")) == day(WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "kind", "word", "language"),
    [
        ("Putin trifft Xi Jinping in Moskau.", "CONSULT", "trifft", "de"),
        ("Putin hat Xi Jinping in Moskau getroffen.", "CONSULT", "getroffen", "de"),
        ("Putin met Xi Jinping in Moscow.", "CONSULT", "met", "en"),
    ],
)  # fmt: skip
def test_the_publication_date_alone_dates_nothing(text, kind, word, language):
    found = claim(text, kind, word, language=language)
    assert (days(found), found.time.source, found.time.edtf) == (OPEN, None, None)
    assert found.why.endswith("no day is told")


def test_nothing_that_happened_lies_after_its_report():
    report = reading("Am Freitag tagt der Rat. Dabei wurde Russland von Merkel kritisiert.")
    assert all(c.time.earliest is None or c.time.earliest <= WEDNESDAY for c in report.claims if c.status == "occurred")
    found = claim("Am Freitag tagt der Rat. Dabei wurde Russland von Merkel kritisiert.", "ACCUSE", "kritisiert")
    assert days(found) == OPEN


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        ("Putin reist im Dezember nach Ankara.", "CONSULT", "reist", "de", (("2025-12-01", "2025-12-31"), "planned")),
        ("Am Freitag trifft Putin den türkischen Präsidenten.", "CONSULT", "trifft", "de", (day("2025-06-06"), "planned")),
        ("Am Freitag traf Putin den türkischen Präsidenten.", "CONSULT", "traf", "de", (day("2025-05-30"), "occurred")),
        ("Merz meets Macron in Paris on Friday.", "CONSULT", "meets", "en", (day("2025-06-06"), "planned")),
        ("Merz met Macron in Paris on Friday.", "CONSULT", "met", "en", (day("2025-05-30"), "occurred")),
        ("Am Dienstag kritisiert Merz Russland.", "ACCUSE", "kritisiert", "de", (day("2025-06-03"), "occurred")),
    ],
)
def test_the_present_tells_of_a_day_ahead(text, kind, word, language, expected):
    found = claim(text, kind, word, language=language)
    assert (days(found), found.status) == expected


def test_a_weekday_of_what_goes_on_is_the_last_one_before_the_report():
    found = claim("Putin, der sich seit Freitag in China aufhält, kritisierte die USA.", "CONSULT", "aufhält")
    assert (days(found), found.status) == (("2025-05-30", WEDNESDAY), "ongoing")
    found = claim("Putin will am Freitag nach China reisen.", "CONSULT", "reisen")
    assert (days(found), found.status) == (day("2025-06-06"), "planned")


def test_two_times_since_are_no_range():
    text = "Seit 2001 gilt in Russland das Gesetz. Seit 2006 fordert die EU Reformen von Russland."
    assert days(claim(text, "REQUEST", "fordert")) == ("2006-01-01", WEDNESDAY)
    assert days(claim("Vom 3. bis 5. Juni besucht Putin China.", "CONSULT", "besucht")) == ("2025-06-03", "2025-06-05")


@pytest.mark.parametrize(("status", "expected"), [("occurred", day("2025-05-30")), ("planned", day("2025-06-06"))])
def test_a_misread_weekday_is_set_right_for_what_happened(status, expected):
    text = "Putin reiste am Freitag nach China."
    report = Report(
        id="r", text=text, published=Published(earliest=WEDNESDAY, latest=WEDNESDAY, edtf=WEDNESDAY, basis="given"), language="de"
    )
    (document,) = documents([report])
    times = tuple(structs.replace(t, earliest="2025-06-06", latest="2025-06-06") for t in find_times(document))
    story = Story(document, document.passage("text"), times, find_actors(document), frozenset())
    verb = next(t.index for t in document.passage("text").parse.tokens if t.text == "reiste")
    found = event_time(story, verb, None, status)
    assert ((found.earliest, found.latest), found.why.endswith("the last one")) == (expected, status == "occurred")


def test_a_headline_takes_the_day_of_the_act_told_in_the_text():
    made = reading("Am Montag hat Putin Xi Jinping in Moskau getroffen.", title="Putin trifft Xi Jinping in Moskau")
    (found,) = [c for c in made.claims if c.type == "CONSULT"]
    assert days(found) == day("2025-06-02")
    assert {s.where for s in found.evidence} == {"title", "text"}


def test_a_day_passes_between_tellings_of_one_act_only():
    text = "Putin hat China besucht. Putin besuchte China am 3. Mai."
    found = claim(text, "CONSULT", "besucht")
    assert days(found) == day("2025-05-03")
    assert "another telling" in found.why


def test_a_further_telling_narrows_the_days():
    assert days(claim("Putin hat China im Mai besucht. Putin besuchte China am 3. Mai.", "CONSULT", "besucht")) == day("2025-05-03")
    made = reading("Putin hat China im Mai besucht. Putin besuchte China am 3. April.")
    assert ("2025-05-01", "2025-05-31") in [days(c) for c in made.claims]


def test_no_day_passes_to_a_meeting_of_others():
    made = reading("Putin traf Xi Jinping. Putin traf Erdogan am Montag.")
    met = {p.name for c in made.claims if c.time.earliest for p in c.actors}
    assert "Xi Jinping" not in met


@pytest.mark.parametrize(
    ("text", "kind", "word", "how"),
    [
        ("Putin besuchte China am Montag.", "CONSULT", "besuchte", "“Montag”: said of the act itself"),
        ("Am Montag begann der Besuch von Putin in China.", "CONSULT", "Besuch", "“Montag”: said in its clause"),
        ("Putin reiste am Montag nach Peking. Er kritisierte die USA.", "ACCUSE", "kritisierte", "“Montag”: told before of the same people"),
    ],
)  # fmt: skip
def test_why_says_how_the_day_came_about(text, kind, word, how):
    assert f"dated by {how}" in claim(text, kind, word).why


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        # Who condemns by saying so does it on the day of saying; who only reports of another does not.
        ("Russia condemned the missile launch, the Kremlin said on Friday.", "ACCUSE", "condemned", "en", day("2025-05-30")),
        ("The US condemned the missile launch, the Kremlin said on Friday.", "ACCUSE", "condemned", "en", OPEN),
        ("Israel bombed a village in Syria, the Israeli government said on Friday.", "ASSAULT", "bombed", "en", OPEN),
    ],
)
def test_an_act_of_speech_has_the_day_of_saying_it(text, kind, word, language, expected):
    assert days(claim(text, kind, word, language=language)) == expected


DEMONSTRATION = "Am Montag demonstrierten in Kairo hunderte Ägypter gegen die Regierung. "


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        # The same people, named again, act on over a new paragraph and over what is said between.
        ("Putin reiste am Montag nach Peking.\n\nPutin kritisierte die USA.", "ACCUSE", "kritisierte", "de", day("2025-06-02")),
        (
            "Putin reiste am Montag nach Peking. Die Stadt hat viele Einwohner.\n\nPutin kritisierte die USA.",
            "ACCUSE", "kritisierte", "de", day("2025-06-02"),
        ),
        # ... not where another time is told between, nor what came before or after in a phrase of its own.
        ("Putin reiste am Montag nach Peking. Im Mai regnete es.\n\nPutin kritisierte die USA.", "ACCUSE", "kritisierte", "de", OPEN),
        ("Putin reiste am Montag nach Peking. Putin sprach nach dem Rücktritt von Merkel lange.", "RETREAT", "Rücktritt", "de", OPEN),
        ("Merkel travelled to Paris on Monday.\n\nMerkel criticised Russia.", "ACCUSE", "criticised", "en", day("2025-06-02")),
    ],
)  # fmt: skip
def test_the_same_people_act_on_when_they_are_named_again(text, kind, word, language, expected):
    assert days(claim(text, kind, word, language=language)) == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("Die Polizei nahm 20 Demonstranten fest.", day("2025-06-02")),
        ("Viele riefen Parolen. Die Polizei nahm 20 Demonstranten fest.", day("2025-06-02")),
        ("Die Polizei soll 20 Demonstranten festgenommen haben.", day("2025-06-02")),
        # Not what is told as having come before, at another time, on another occasion, or behind what is so in general.
        ("Die Polizei hatte 20 Demonstranten festgenommen.", OPEN),
        ("Die Polizei nahm wiederholt Demonstranten fest.", OPEN),
        ("Die Polizei nahm bei einer Razzia 20 Demonstranten fest.", OPEN),
        ("Die Polizei nahm nach einer Razzia 20 Demonstranten fest.", OPEN),
        ("In Kairo leben viele Studenten. Die Polizei nahm 20 Demonstranten fest.", OPEN),
        ("Im Mai regnete es. Die Polizei nahm 20 Demonstranten fest.", OPEN),
    ],
)
def test_force_goes_on_from_the_day_it_began(rest, expected):
    (found,) = [c for c in reading(DEMONSTRATION + rest).claims if c.type == "COERCE"]
    assert days(found) == expected


def test_force_does_not_go_on_from_what_is_no_force():
    found = claim("Am Montag reiste Merkel nach Kairo. Die Polizei nahm 20 Demonstranten fest.", "COERCE", "nahm")
    assert days(found) == OPEN


@pytest.mark.parametrize(
    ("text", "kind", "word", "expected"),
    [
        # At the edge of an occasion told of before.
        (RALLY + "Am Rande der Kundgebung traf Putin den türkischen Präsidenten.", "CONSULT", "traf", day("2025-06-02")),
        (RALLY + "Am Rande der Stadt traf Putin den türkischen Präsidenten.", "CONSULT", "traf", OPEN),
        # An adjective of the day makes the occasion that of the clause; with `in` a thing of nowadays may be meant.
        ("Putin kritisierte bei seinem gestrigen Auftritt die USA.", "ACCUSE", "kritisierte", day("2025-06-03")),
        ("Putin kritisierte in der gestrigen Sitzung die USA.", "ACCUSE", "kritisierte", day("2025-06-03")),
        ("Putin kritisierte auf der heutigen Tagung die USA.", "ACCUSE", "kritisierte", day(WEDNESDAY)),
        ("Putin kritisierte in der heutigen Türkei die USA.", "ACCUSE", "kritisierte", OPEN),
        ("Putin kritisierte die gestrige Entscheidung der USA.", "ACCUSE", "kritisierte", OPEN),
        # What a relative clause with `in` tells is of the day of its noun.
        ("Nach einer Anhörung am 3. Mai, in der Putin die USA kritisierte, ging er.", "ACCUSE", "kritisierte", day("2025-05-03")),
        ("Nach einer Anhörung am 3. Mai, zu der Putin die USA kritisierte, ging er.", "ACCUSE", "kritisierte", OPEN),
        # A wide time is narrowed by the occasion told before.
        (
            "Am 3. Mai gab es in Kairo eine Kundgebung. Bei der Kundgebung nahm die Polizei im Mai 20 Demonstranten fest.",
            "COERCE", "nahm", day("2025-05-03"),
        ),
        (
            "Am 3. Mai gab es in Kairo eine Kundgebung. Bei der Kundgebung nahm die Polizei im April 20 Demonstranten fest.",
            "COERCE", "nahm", ("2025-04-01", "2025-04-30"),
        ),
    ],
)  # fmt: skip
def test_an_occasion_gives_its_day(text, kind, word, expected):
    assert days(claim(text, kind, word)) == expected


def test_an_act_told_again_with_its_article_has_its_day():
    told = "Am Montag gab es in Rom eine Razzia der Polizei gegen Demonstranten. Viele klagten. "
    again = [days(c) for c in reading(told + "Die Razzia in Mailand traf 20 Demonstranten.").claims if c.type == "COERCE"]
    assert day("2025-06-02") in again
    assert all(d in {OPEN, day("2025-06-02")} for d in again)


@pytest.mark.parametrize(
    ("text", "kind", "word", "expected"),
    [
        ("Die Parade fand 2001 statt. Damals waren in Belgrad Demonstranten verprügelt worden. Die Polizei hatte Tränengas eingesetzt.",
         "ASSAULT", "Tränengas", ("2001-01-01", "2001-12-31")),
        ("Die Parade fand 2001 statt. Damals waren in Belgrad Demonstranten verprügelt worden. Die Polizei setzt Tränengas ein.",
         "ASSAULT", "Tränengas", OPEN),
        ("Von 1996 bis 2001 regierten die Taliban in Afghanistan. Während dieser Zeit töteten die Taliban viele Zivilisten.",
         "ASSAULT", "töteten", ("1996-01-01", "2001-12-31")),
        ("Von 1996 bis 2001 regierten die Taliban in Afghanistan. Während des Krieges töteten die Taliban viele Zivilisten.",
         "ASSAULT", "töteten", OPEN),
        ("Am Montag gab es in Kairo einen Anschlag. Bei dem Anschlag wurden drei Polizisten getötet.", "ASSAULT", "getötet",
         day("2025-06-02")),
        ("Am Montag gab es eine Razzia in Rom. Bei den Verhafteten soll es sich um Hintermänner der Anschläge auf die Polizei handeln.",
         "ASSAULT", "Anschläge", OPEN),
        ("Am Montag gab es in Kairo einen Anschlag. Bei dem Anschlag waren drei Polizisten getötet worden.", "ASSAULT", "getötet",
         day("2025-06-02")),
        ("Am Montag verhaftete die Polizei einen Terroristen der Taliban. Bei dem Anschlag waren drei Polizisten getötet worden.",
         "ASSAULT", "getötet", OPEN),
        ("Am Freitag ist für Montag eine Kundgebung der Opposition in Kairo angekündigt. Dann soll die Opposition in Kairo demonstrieren.",
         "PROTEST", "demonstrieren", OPEN),
    ],
)  # fmt: skip
def test_a_time_told_before_is_taken_up_by_what_says_so(text, kind, word, expected):
    assert days(claim(text, kind, word)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "word", "expected", "status"),
    [
        # `für` says that a day lies ahead: what is announced for it is planned.
        ("Die Opposition hat für morgen eine Kundgebung gegen die Regierung der Türkei angekündigt.", "PROTEST", "Kundgebung",
         day("2025-06-05"), "planned"),
        # A visit of some days that begins on a day has them all; one that ends then has not.
        ("Am Montag begann der zweitägige Besuch von Putin in China.", "CONSULT", "Besuch", ("2025-06-02", "2025-06-03"), "occurred"),
        ("Am Montag endete der zweitägige Besuch von Putin in China.", "CONSULT", "Besuch", day("2025-06-02"), "occurred"),
        # What has gone on since a day was not begun on the day that tells of it.
        ("Die Opposition setzte heute ihre seit zwei Tagen andauernden Proteste gegen die Regierung der Türkei fort.", "PROTEST",
         "Proteste", ("2025-06-02", WEDNESDAY), "ongoing"),
        ("Die Opposition setzte heute ihre Proteste gegen die Regierung der Türkei fort.", "PROTEST", "Proteste", day(WEDNESDAY),
         "ongoing"),
    ],
)  # fmt: skip
def test_a_day_ahead_a_length_or_a_begin_says_when(text, kind, word, expected, status):
    found = claim(text, kind, word)
    assert (days(found), found.status) == (expected, status)


def test_a_relative_clause_is_of_the_noun_it_agrees_with():
    text = "Es wird erwartet, dass der Haushalt auf dem Gipfeltreffen der EU eine Rolle spielt, {} am 16. Juni in Brüssel stattfindet."
    assert days(claim(text.format("das"), "CONSULT", "Gipfeltreffen")) == day("2025-06-16")
    assert days(claim(text.format("die"), "CONSULT", "Gipfeltreffen")) == OPEN


def test_a_weekday_beside_a_day_is_its_name():
    def found(text):
        return [t.value for t in reading(text).times]

    assert found("Morgen (Donnerstag) reist Putin nach China.") == ["2025-06-05", "2025-06-05"]
    assert found("Morgen (Freitag) reiste Putin nach China.")[1] == "2025-05-30"


def test_what_is_remembered_is_not_of_the_day_of_remembering():
    text = "Am Montag erinnerte Merkel an die Folgen der Invasion Russlands in Georgien."
    assert days(claim(text, "ASSAULT", "Invasion")) == OPEN
    text = "Am Montag begann die Invasion Russlands in Georgien."
    assert days(claim(text, "ASSAULT", "Invasion")) == day("2025-06-02")


@pytest.mark.parametrize(
    ("text", "kind", "word", "language", "expected"),
    [
        # A clause that says when dates what the main clause tells; one that says why or before what does not.
        ("In Kairo wurden drei Polizisten getötet, als am Montag eine Bombe explodierte.", "ASSAULT", "getötet", "de", day("2025-06-02")),
        ("In Kairo wurden drei Polizisten getötet, bevor am Montag eine Bombe explodierte.", "ASSAULT", "getötet", "de", OPEN),
        ("Seven policemen were killed in Cairo when a bomb exploded on Monday.", "ASSAULT", "killed", "en", day("2025-06-02")),
        ("Seven policemen were killed in Cairo before a bomb exploded on Monday.", "ASSAULT", "killed", "en", OPEN),
        # A participle goes on telling; with a conjunction it tells of another time.
        ("The Taliban struck a base in Afghanistan on Monday, killing two soldiers.", "ASSAULT", "killing", "en", day("2025-06-02")),
        ("The Taliban left a base in Afghanistan on Monday after killing two soldiers.", "ASSAULT", "killing", "en", OPEN),
        # A day before the noun of an occasion dates the clause; before what the act is about it does not.
        ("Merkel criticised Russia during a Monday speech in Berlin.", "ACCUSE", "criticised", "en", day("2025-06-02")),
        ("Merkel criticised the Monday decision of Russia.", "ACCUSE", "criticised", "en", OPEN),
        # The hours of a day are that day.
        ("Merkel congratulated Macron in the early hours of Monday.", "SUPPORT", "congratulated", "en", day("2025-06-02")),
        ("Merkel congratulated Macron on the victory of Monday.", "SUPPORT", "congratulated", "en", OPEN),
    ],
)  # fmt: skip
def test_clauses_and_nouns_that_say_when(text, kind, word, language, expected):
    assert days(claim(text, kind, word, language=language)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "word", "expected"),
    [
        # Nothing comes after what somebody says: `nach Polizeiangaben` is no other time.
        ("Am Montag griffen Rebellen die Armee an. Nach Polizeiangaben nahm die Armee fünf Rebellen fest.", "COERCE", "nahm",
         day("2025-06-02")),
        ("Am Montag griffen Rebellen die Armee an. Vor der Wahl nahm die Armee fünf Rebellen fest.", "COERCE", "nahm", (None, None)),
        # A look back interrupts a story of force; what goes on there is of then.
        ("Am Montag griffen Rebellen die Armee an. Der König hatte am Freitag gewarnt. Alle flohen. Die Armee nahm fünf Rebellen fest.",
         "COERCE", "nahm", day("2025-06-02")),
        # A gathering that was told of has its day for what is said at it; another one has not.
        ("Am Montag tagte der Sicherheitsrat. Der russische Botschafter warf den USA in der Sitzung Wortbruch vor.", "ACCUSE", "vor",
         day("2025-06-02")),
        ("Am Montag tagte der Sicherheitsrat. Der russische Botschafter warf den USA in einer Sitzung Wortbruch vor.", "ACCUSE", "vor",
         (None, None)),
        # Who spoke on a day told says the rest then, unless a word puts it at another time.
        ("Außenminister Lawrow hat am Montag mit der Presse gesprochen. Die Lage sei ernst. Nun fordert Lawrow den Abzug der NATO.",
         "REQUEST", "fordert", day("2025-06-02")),
        ("Außenminister Lawrow hat am Montag mit der Presse gesprochen. Die Lage sei ernst. Immer wieder fordert Lawrow den Abzug der NATO.",
         "REQUEST", "fordert", (None, None)),
        # What goes on after `damals` is of then.
        ("Im April 2006 gab es Unruhen. Damals besetzten Häftlinge das Gefängnis. Die Polizei tötete drei Häftlinge.", "ASSAULT", "tötete",
         ("2006-04-01", "2006-04-30")),
    ],
)  # fmt: skip
def test_a_story_goes_on_where_words_say_so(text, kind, word, expected):
    assert days(claim(text, kind, word)) == expected
