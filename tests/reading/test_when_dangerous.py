"""What would put an act on a wrong day with full confidence: each class has sentences of its own, in both languages.

All are published on Wednesday, 4 June 2025.  A sentence is followed by the values it must give, in order; none: it names no time.
"""

from __future__ import annotations

from functools import cache

import pytest

from depesche.language import port
from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times
from depesche.records import Published, Report, TimeExpression

DAY = "2025-06-04"
Case = tuple[str, str, tuple[str, ...]]
"""Language, sentence, values."""

CLOCK: tuple[Case, ...] = (
    ("de", "Morgen ab 12 Uhr tagt der Ausschuss.", ("2025-06-05", "2025-06-05T12:00")),
    ("de", "Die Wahllokale öffnen am Sonntag um 8 Uhr und schließen um 18 Uhr.", ("2025-06-08", "2025-06-08T08:00", "2025-06-08T18:00")),
    ("de", "Am Montag trat der Minister zurück. Gegen 21.30 Uhr verließ er das Amt.", ("2025-06-02", "2025-06-02T21:30")),
    ("de", "Gestern um 6.45 Uhr schlug eine Rakete ein.", ("2025-06-03", "2025-06-03T06:45")),
    ("de", "Am 9. März 2022 um 11:40 Uhr fielen Schüsse, um 12.15 Uhr kam die Polizei.", ("2022-03-09", "2022-03-09T11:40", "2022-03-09T12:15")),
    ("de", "Die Kundgebung am Freitag soll von 10 bis 12 Uhr dauern.", ("2025-06-06", "2025-06-06T10:00", "2025-06-06T12:00")),
    ("de", "Am Samstag kam er in Kairo an, am Abend traf er den Präsidenten.", ("2025-05-31", "2025-05-31TEV")),
    ("de", "Übermorgen um 14 Uhr endet die Frist.", ("2025-06-06", "2025-06-06T14:00")),
    ("en", "The committee meets tomorrow at 9:30 a.m. in Bonn.", ("2025-06-05", "2025-06-05T09:30")),
    ("en", "The minister resigned on Monday. At about 9:30 p.m. he left the office.", ("2025-06-02", "2025-06-02T21:30")),
    ("en", "A missile struck yesterday at 6:45 a.m. near the port.", ("2025-06-03", "2025-06-03T06:45")),
    ("en", "On March 9, 2022 at 11:40 a.m. shots were fired.", ("2022-03-09", "2022-03-09T11:40")),
    ("de", "Um 15 Uhr am Freitag endet die Frist.", ("2025-06-06T15:00", "2025-06-06")),
    ("de", "In der Nacht von Montag auf Dienstag griffen sie an.", ("2025-06-02", "2025-06-03")),
    ("en", "Shots were fired at 9 a.m. on Monday near the port.", ("2025-06-02T09:00", "2025-06-02")),
    ("en", "He arrived in Cairo on Saturday and met the president in the evening.", ("2025-05-31", "2025-05-31TEV")),
)  # fmt: skip

NOWADAYS: tuple[Case, ...] = (
    ("de", "Die Stadt lebt auch heute vom Hafen.", ("PRESENT_REF",)),
    ("de", "Die Folgen spürt das Land heute noch.", ("PRESENT_REF",)),
    ("de", "Die Folgen spürt das Land noch heute.", ("PRESENT_REF",)),
    ("de", "Damals war es ein Dorf, heute ist es eine Großstadt.", ("PAST_REF", "PRESENT_REF")),
    ("de", "1950 lebten dort wenige Bauern, heute leben dort Millionen.", ("1950", "PRESENT_REF")),
    ("de", "Die heutige Verfassung stammt aus dem Jahr 1993.", ("PRESENT_REF", "1993")),
    ("de", "Heute trat der Minister zurück.", (DAY,)),
    ("de", "Der Minister tritt heute zurück.", (DAY,)),
    ("en", "The minister resigned today.", (DAY,)),
    ("en", "In 1950 a few farmers lived there; today it is a large city.", ("1950", "PRESENT_REF")),
    ("en", "The city still lives off its port today.", ("PRESENT_REF",)),
    ("en", "Nowadays few people vote.", ("PRESENT_REF",)),
)  # fmt: skip

FUTURE: tuple[Case, ...] = (
    ("de", "Am Samstag wird der Rat zusammentreten.", ("2025-06-07",)),
    ("de", "Am Samstag wird trainiert.", ("2025-06-07",)),
    ("de", "Am Samstag wird das neue Parlament vereidigt.", ("2025-06-07",)),
    ("de", "Am 24. Januar werden die Bürger wählen.", ("2026-01-24",)),
    ("de", "Am 24. Januar werden neue Abgeordnete gewählt.", ("2026-01-24",)),
    ("de", "Der Besuch steht im April auf dem Programm.", ("2026-04",)),
    ("de", "Der Prozess soll am Montag beginnen.", ("2025-06-09",)),
    ("de", "Am Montag will der Minister nach Rom reisen.", ("2025-06-09",)),
    ("de", "Am Samstag wurde das neue Parlament vereidigt.", ("2025-05-31",)),
    ("de", "Am Samstag ist das neue Parlament vereidigt worden.", ("2025-05-31",)),
    ("de", "Am 24. Januar wurden neue Abgeordnete gewählt.", ("2025-01-24",)),
    ("en", "The council will convene on Saturday.", ("2025-06-07",)),
    ("en", "A new parliament will be sworn in on Saturday.", ("2025-06-07",)),
    ("en", "Voters will choose a president on January 24.", ("2026-01-24",)),
    ("en", "The trial is due to begin on Monday.", ("2025-06-09",)),
    ("en", "A new parliament was sworn in on Saturday.", ("2025-05-31",)),
    ("en", "Voters chose a president on January 24.", ("2025-01-24",)),
)  # fmt: skip

SETS: tuple[Case, ...] = (
    ("de", "Der Ausschuss tagt jeden Montag.", ("XXXX-WXX-1",)),
    ("de", "Der Ausschuss tagt jeden zweiten Donnerstag.", ("XXXX-WXX-4",)),
    ("de", "Der Ausschuss tagt dienstags.", ("XXXX-WXX-2",)),
    ("de", "Jedes Jahr am 28. Dezember gedenkt das Land der Toten.", ("P1Y", "XXXX-12-28")),
    ("de", "Der Hafen wird jede Nacht angegriffen.", ("XXXX-XX-XXTNI",)),
    ("de", "Alle vier Jahre wird gewählt.", ("P4Y",)),
    ("de", "Er verdient 4000 Euro im Monat.", ("P1M",)),
    ("de", "Jeden Sommer brennen die Wälder.", ("XXXX-SU",)),
    ("en", "The committee meets every Monday.", ("XXXX-WXX-1",)),
    ("en", "The committee meets every other Thursday.", ("XXXX-WXX-4",)),
    ("en", "The committee meets on Tuesdays.", ("XXXX-WXX-2",)),
    ("en", "Every year on December 28 the country remembers the dead.", ("P1Y", "XXXX-12-28")),
    ("en", "The port is attacked every night.", ("XXXX-XX-XXTNI",)),
    ("en", "Every summer the forests burn.", ("XXXX-SU",)),
)  # fmt: skip

NAMES: tuple[Case, ...] = (
    ("de", "Friedrich Merz sprach mit dem Präsidenten.", ()),
    ("de", "Theresa May trat zurück.", ()),
    ("de", "Der Richter Klaus August widersprach.", ()),
    ("de", "Jan Huber gewann die Wahl.", ()),
    ("de", "Frau Sommer widersprach Herrn Winter.", ()),
    ("de", "Minister Herbst und die Abgeordnete Sommer widersprachen.", ()),
    ("de", "Frank Sommer und Jan August traten zurück.", ()),
    ("de", "Manfred Weber und Robert Freitag stimmten zu.", ()),
    ("de", "Mit dem Zug reiste die Delegation ab, so die Regierung.", ()),
    ("de", "Er legte den Kranz im Mai nieder.", ("2025-05",)),
    ("en", "Theresa May resigned.", ()),
    ("en", "The parties may agree.", ()),
    ("en", "Protesters march on the capital.", ()),
    ("en", "April Ryan asked the first question.", ()),
    ("en", "Augustus Hill and June Carter objected.", ()),
    ("en", "Senator May and Judge June Carter objected.", ()),
    ("en", "In April Ryan asked the first question.", ("2025-04",)),
    ("en", "Summer Lee voted against the bill.", ()),
    ("en", "The empire may fall.", ()),
    ("en", "They sat there all day in May.", ("2025-05",)),
)  # fmt: skip

AGES: tuple[Case, ...] = (
    ("de", "Der 77-jährige Präsident wurde operiert.", ()),
    ("de", "Ein 19-Jähriger wurde festgenommen.", ()),
    ("de", "Sie starb im Alter von 91 Jahren.", ()),
    ("de", "Er ist 54 Jahre alt.", ()),
    ("de", "Kinder zwischen sechs und elf Jahren lernen dort.", ()),
    ("de", "Der heute 53-Jährige sitzt in Haft.", ()),
    ("de", "Männer ab 18 Jahren werden eingezogen.", ()),
    ("en", "The 77-year-old president had surgery.", ()),
    ("en", "A 19-year-old was arrested.", ()),
    ("en", "She died at the age of 91.", ()),
    ("en", "He is 54 years old.", ()),
    ("en", "He died aged 30.", ()),
    ("en", "Men over the age of 18 are drafted.", ()),
)  # fmt: skip

COUNTS: tuple[Case, ...] = (
    ("de", "Das Gerät kostet 1999 Euro.", ()),
    ("de", "Es kamen 2000 Soldaten.", ()),
    ("de", "Der Preis stieg von 1450 bis 1850 Mark.", ()),
    ("de", "Der Ofen wird 2000 bis 3000 Grad heiß.", ()),
    ("de", "Die Partei kam auf 1950 Stimmen.", ()),
    ("de", "Rund 2020 Menschen flohen.", ()),
    ("de", "Das Dorf liegt 1900 Meter hoch.", ()),
    ("de", "Es gilt Artikel 4.3. des Vertrags.", ()),
    ("de", "Die Aktie fiel auf 12.30 Euro.", ()),
    ("en", "The device costs $1999.", ()),
    ("en", "They sent 2000 soldiers.", ()),
    ("en", "About 2020 people fled.", ()),
    ("en", "The party won 1950 votes.", ()),
    ("en", "The village lies at 1900 metres.", ()),
    ("en", "The price rose by 2010 dollars.", ()),
)  # fmt: skip

ANNIVERSARIES: tuple[Case, ...] = (
    ("de", "Am 20. Juli jährt sich das Attentat zum 81. Mal.", ("2025-07-20",)),
    ("de", "Nach den Anschlägen vom 11. September begann der Krieg.", ("2001-09-11",)),
    ("de", "Der 8. Mai war ein Tag der Befreiung.", ("1945-05-08", "P1D")),
    ("de", "Heute vor 80 Jahren kapitulierte die Armee.", ("1945-06-04",)),
    ("de", "Vor einem Jahr, am 3. Juni 2024, stürzte die Regierung.", ("P1Y", "2024-06-03")),
    ("en", "The war began after the attacks of September 11.", ("2001-09-11",)),
    ("en", "Eighty years ago today the army surrendered.", ("1945-06-04",)),
    ("en", "The September 11 attacks changed the country.", ("2001-09-11",)),
)  # fmt: skip

RANKS: tuple[Case, ...] = (
    ("de", "8. Stefan Gruber, 9. Jan Huber, 10. Mai Lin", ()),
    ("de", "1. Anna Gruber, 2. August Huber, 3. Karl Maier", ()),
    ("de", "Auf Platz 3. Mai Lin, auf Platz 4. Karl Maier", ()),
    ("de", "Die Sitzung vom 10. Mai Lin zufolge war kurz.", ("2025-05-10",)),
)  # fmt: skip

ANAPHORA: tuple[Case, ...] = (
    ("de", "Am 23. Oktober 2024 wurde gewählt. An diesem Tag starben drei Menschen.", ("2024-10-23", "2024-10-23")),
    ("de", "Am 28. Februar 2024 kam er an, am Tag darauf reiste er ab.", ("2024-02-28", "2024-02-29")),
    ("en", "The vote was held on 23 October 2024. That day three people died.", ("2024-10-23", "2024-10-23")),
    ("en", "He arrived on 28 February 2024 and left the next day.", ("2024-02-28", "2024-02-29")),
)  # fmt: skip

CLASSES: dict[str, tuple[Case, ...]] = {
    "clock": CLOCK, "nowadays": NOWADAYS, "future": FUTURE, "sets": SETS, "names": NAMES, "ages": AGES, "counts": COUNTS,
    "anniversaries": ANNIVERSARIES, "ranks": RANKS, "anaphora": ANAPHORA,
}  # fmt: skip


@cache
def documents() -> dict[tuple[str, str], Document]:
    """Every sentence as a report of the day, parsed once."""
    out: dict[tuple[str, str], Document] = {}
    published = Published(earliest=DAY, latest=DAY, edtf=DAY, basis="given")
    for language in ("de", "en"):
        texts = [text for cases in CLASSES.values() for lang, text, _ in cases if lang == language]
        for text, parse in zip(texts, port.parse_many(texts, language), strict=True):
            report = Report(id="test", text=text, published=published, language=language)
            out[language, text] = Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))
    return out


def times(language: str, text: str) -> tuple[TimeExpression, ...]:
    """The times of a sentence."""
    return find_times(documents()[language, text])


def values(language: str, text: str) -> tuple[str, ...]:
    """The values of a sentence, in order."""
    return tuple(t.value for t in times(language, text))


def cases(name: str) -> list[object]:
    """The sentences of a class, as parameters."""
    return [pytest.param(*case, id=case[1]) for case in CLASSES[name]]


@pytest.mark.parametrize(("language", "text", "expected"), cases("clock"))
def test_clock_times_belong_to_the_day_that_is_told_of(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("nowadays"))
def test_today_is_nowadays_only_where_it_is_set_against_the_past(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected
    assert all(t.earliest is None for t in times(language, text) if t.value == "PRESENT_REF")


@pytest.mark.parametrize(("language", "text", "expected"), cases("future"))
def test_what_will_be_lies_ahead(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("sets"))
def test_what_recurs_is_no_day(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected
    assert all((t.earliest, t.latest) == (None, None) for t in times(language, text))


@pytest.mark.parametrize(("language", "text", "expected"), cases("names"))
def test_names_are_no_months_days_or_seasons(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("ages"))
def test_ages_are_no_times(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("counts"))
def test_prices_and_quantities_are_no_years(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("anniversaries"))
def test_anniversaries_are_told_from_what_they_recall(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("ranks"))
def test_places_in_a_list_of_results_are_no_days(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), cases("anaphora"))
def test_this_day_is_the_one_named_before(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert values(language, text) == expected
