"""What happened: parties, status, time, place and sources of claims, on sentences of our own."""

import pytest

from depesche.reading.reader import read_report
from depesche.records import Claim, Published, Reading, Report


def reading(text: str, *, published: str | None = "2025-06-04", title: str | None = None, language: str = "de") -> Reading:
    date = Published(earliest=published, latest=published, edtf=published, basis="given") if published else Published()
    return read_report(Report(id="r", text=text, title=title, published=date, language=language))


def one(text: str, type_: str, **options: str) -> Claim:
    """The only claim of a class in a text."""
    found = [c for c in reading(text, **options).claims if c.type == type_]
    assert len(found) == 1, [(c.type, c.rule) for c in found]
    return found[0]


def names(parts) -> set[str]:
    return {p.name or p.text for p in parts}


def summary(claim: Claim) -> tuple[str | None, str, set[str], set[str]]:
    return claim.mode, claim.status, names(claim.actors), names(claim.recipients)


PARTIES = [
    (
        "Der russische Präsident Wladimir Putin hat am Montag in Peking Xi Jinping getroffen.",
        "CONSULT",
        {"Vladimir Putin"},
        {"Xi Jinping"},
    ),
    ("Wladimir Putin hat am Montag in Genf Xi Jinping getroffen.", "CONSULT", {"Vladimir Putin", "Xi Jinping"}, set()),
    ("Außenminister Sergej Lawrow reiste am Dienstag nach Pjöngjang.", "CONSULT", {"Sergei Lavrov"}, {"North Korea"}),
    ("Die USA verhängten am Montag Sanktionen gegen den Iran.", "SANCTION", {"United States"}, {"Iran"}),
    ("Die Europäische Union forderte den Abzug der russischen Truppen aus der Ukraine.", "REQUEST", {"European Union"}, None),
    ("Frankreich lehnte einen Beitritt der Türkei ab.", "REJECT", {"France"}, {"Turkey"}),
    ("China hat die Beziehungen zu Litauen abgebrochen.", "SANCTION", {"China"}, {"Lithuania"}),
    ("Russland wurde von Deutschland scharf kritisiert.", "ACCUSE", {"Germany"}, {"Russia"}),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), PARTIES, ids=[p[0][:30] for p in PARTIES])
def test_parties(text, kind, actors, recipients):
    claim = next(c for c in reading(text).claims if c.type == kind)
    assert names(claim.actors) == actors
    if recipients is None:
        assert claim.recipients
    else:
        assert names(claim.recipients) == recipients


STATUS = [
    ("Putin hat China im Mai besucht.", "occurred"),
    ("Putin wird China im August besuchen.", "planned"),
    ("Putin will China im August besuchen.", "planned"),
    ("Putin hat China nicht besucht.", "denied"),
    ("Putin könnte China im August besuchen.", "possible"),
    ("Putin hat seinen Besuch in China abgesagt.", "cancelled"),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[s[1] + str(i) for i, s in enumerate(STATUS)])
def test_status(text, status):
    assert one(text, "CONSULT").status == status


def test_hearsay_is_hedged():
    claim = one("Putin soll China im Mai besucht haben.", "CONSULT")
    assert claim.hedged
    assert claim.status == "occurred"


def test_a_visit_told_twice_is_one_claim():
    text = "Am Montag ist Putin zu einem Besuch in China eingetroffen. Der Besuch dauert zwei Tage."
    claim = one(text, "CONSULT")
    assert len(claim.evidence) == 2


def test_a_time_is_shared_by_verbs_told_together():
    text = "Der Rebellenführer wurde am Dienstag von der türkischen Polizei gestellt und verhaftet."
    claim = next(c for c in reading(text).claims if c.mode == "arrest")
    assert (claim.time.earliest, claim.time.latest) == ("2025-06-03", "2025-06-03")


def test_what_follows_takes_the_day_before():
    claims = reading("Am 3. Mai traf Putin Xi Jinping in Moskau. Danach unterzeichneten Putin und Xi eine Erklärung.").claims
    assert [c.time.earliest for c in claims] == ["2025-05-03", "2025-05-03"]


def test_place_is_where_it_happened_not_what_it_was_about():
    claim = one("Putin und Macron sprachen am Montag in Paris über den Krieg in der Ukraine.", "CONSULT")
    assert claim.place is not None
    assert claim.place.country == "FRA"
    assert any("Krieg" in item.text for item in claim.agenda)


def test_own_announcement_names_no_source():
    claim = one("Putin kündigte an, er werde China Ende August besuchen.", "CONSULT")
    assert claim.status == "planned"
    assert claim.sources == ()


def test_another_announcer_is_a_source():
    claim = one("Der Kreml teilte mit, Putin werde China Ende August besuchen.", "CONSULT")
    assert [s.name for s in claim.sources] != []


def test_visitors_of_an_occasion_are_its_speakers():
    claim = one("Bei einem Besuch in Bagdad kündigte Außenminister Johann Wadephul weitere Hilfe an.", "CONSULT")
    assert names(claim.actors) == {"Johann Wadephul"}
    assert names(claim.recipients) == {"Iraq"}


def test_no_claim_without_a_political_party():
    assert reading("Meine Tante hat gestern ihre Nachbarin besucht.").claims == ()
    assert reading("Der FC Bayern hat Borussia Dortmund angegriffen und 3:1 besiegt.").claims == ()


ENGLISH = [
    (
        "Russian President Vladimir Putin met Xi Jinping in Beijing on Monday.",
        "CONSULT",
        "occurred",
        {"Vladimir Putin"},
        {"Xi Jinping"},
    ),
    ("Vladimir Putin met Xi Jinping in Geneva on Monday.", "CONSULT", "occurred", {"Vladimir Putin", "Xi Jinping"}, set()),
    ("The United States imposed sanctions on Iran on Monday.", "SANCTION", "occurred", {"United States"}, {"Iran"}),
    ("Sergei Lavrov will visit North Korea in August.", "CONSULT", "planned", {"Sergei Lavrov"}, {"North Korea"}),
    ("France condemned the decision of the Iranian government.", "ACCUSE", "occurred", {"France"}, None),
    ("Russia was criticised by Germany.", "ACCUSE", "occurred", {"Germany"}, {"Russia"}),
]


@pytest.mark.parametrize(("text", "kind", "status", "actors", "recipients"), ENGLISH, ids=[e[0][:30] for e in ENGLISH])
def test_english(text, kind, status, actors, recipients):
    claim = next(c for c in reading(text, language="en").claims if c.type == kind)
    assert claim.status == status
    assert names(claim.actors) == actors
    if recipients is None:
        assert claim.recipients
    else:
        assert names(claim.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Der Iran müsse die Anreicherung sofort beenden, sagte die amerikanische Außenministerin.", "REQUEST", {"USA"}, {"IRN"}),
        ("Die Notenbank der USA habe versagt, sagte der deutsche Finanzminister.", "ACCUSE", {"DEU"}, {"USA"}),
        ("Präsident Alexander Lukaschenko sei ein Diktator, sagte der polnische Außenminister.", "ACCUSE", {"POL"}, {"BLR"}),
        ("Die Ukraine verdiene die volle Unterstützung Europas, sagte der polnische Präsident.", "SUPPORT", {"POL"}, {"UKR"}),
    ],
)
def test_who_says_so_blames_praises_and_demands(text, kind, actors, recipients):
    found = [c for c in reading(text).claims if c.type == kind]
    assert [({p.country for p in c.actors}, {p.country for p in c.recipients}, c.sources) for c in found] == [(actors, recipients, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Wir müssen die Grenzen besser schützen, sagte der polnische Präsident.",
        "Die Gespräche sollen am Montag stattfinden, sagte der iranische Außenminister.",
        "Der Iran musste die Anreicherung beenden, sagte die amerikanische Außenministerin.",
    ],
)
def test_no_demand_without_somebody_else_whose_duty_it_is(text):
    assert not [c for c in reading(text).claims if c.type == "REQUEST"]


def test_blame_named_by_a_verb_is_not_told_twice():
    claims = reading("Die Opposition in Belgrad warf der serbischen Regierung vor, die Wahl zu manipulieren.").claims
    assert [c.rule for c in claims if c.type == "ACCUSE"] == ["de.accuse.vorwerfen"]


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("Putin traf Xi Jinping. Im Mittelpunkt der Gespräche standen Themen wie der Krieg in Syrien.", "der Krieg in Syrien"),
        ("Putin traf Xi Jinping. Bei den Gesprächen wurde der Streit um das Gas erörtert.", "der Streit um das Gas"),
        ("Putin traf Xi Jinping. Hauptthema des Treffens war die Lage im Nahen Osten.", "die Lage im Nahen Osten"),
    ],
)
def test_what_talks_were_about_is_told_after_them(text, agenda):
    (met,) = [c for c in reading(text).claims if c.type == "CONSULT"]
    assert agenda in [a.text for a in met.agenda]


def test_a_name_in_the_genitive_is_no_apposition():
    (killed,) = [c for c in reading("Die Ermordung Anwar as-Sadats erschütterte Ägypten.").claims if c.type == "ASSAULT"]
    assert [p.country for p in killed.recipients] == ["EGY"]


def test_a_thing_named_after_a_party_is_none():
    claims = reading("Die Ablehnung der EU-Verfassung durch Frankreich war eindeutig.").claims
    assert [[p.country for p in c.actors] for c in claims if c.type == "REJECT"] == [["FRA"]]
