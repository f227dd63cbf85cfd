"""Whether an act took place, on sentences of our own: what a cue reaches and what it leaves alone."""

import pytest

from depesche.reading.reader import read_report
from depesche.records import Claim, Published, Report


def claim(text: str, kind: str, language: str) -> Claim:
    date = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    found = [c for c in read_report(Report(id="r", text=text, published=date, language=language)).claims if c.type == kind]
    assert len(found) == 1, [(c.type, c.rule) for c in found]
    return found[0]


STATUS = [
    # what opens its sentence supposes, behind its subject it demands
    ("Sollten die Sanktionen gegen den Iran aufgehoben werden, könnte der Ölexport wachsen.", "RETREAT", "de", "conditional"),
    # a plan that is denied is none
    ("Die EU einigte sich nicht darauf, Soldaten nach Mali zu entsenden.", "MOBILIZE", "de", "denied"),
    # what is long past has happened, whatever is planned about it
    ("Die Regierung in Warschau plant eine Feier zum Angriff Deutschlands auf Polen vom 1. September 1939.", "ASSAULT", "de", "occurred"),
    # a state told of the past is over
    ("Bei der Demonstration waren 1300 Polizisten im Einsatz.", "MOBILIZE", "de", "occurred"),
    # talks that fail took place, an agreement that fails did not
    ("Die Verhandlungen zwischen Litauen und Belarus sind am Montag gescheitert.", "CONSULT", "de", "occurred"),
    ("The talks between Lithuania and Belarus failed on Monday.", "CONSULT", "en", "occurred"),
    ("Eine Einigung zwischen Litauen und Belarus ist am Montag gescheitert.", "AGREE", "de", "denied"),
    # a charge that is denied was made
    ("Belarus wies die Kritik Litauens zurück.", "ACCUSE", "de", "occurred"),
    ("Belarus dismissed the accusations against the Lithuanian government.", "ACCUSE", "en", "occurred"),
    ("Belarus bestreitet, Litauen kritisiert zu haben.", "ACCUSE", "de", "denied"),
    # a verdict read out is passed, an assent made known is given
    ("Der Minister gab am Montag die Zustimmung der libanesischen Regierung zu der Resolution bekannt.", "AGREE", "de", "occurred"),
    # what is told in a relative clause is not what was demanded or announced
    ("Litauen verlangte ein Urteil gegen den Diplomaten, der im Mai in Minsk verhaftet wurde.", "COERCE", "de", "occurred"),
    ("Litauen kündigte an, dass die Armee Truppen an die Grenze verlegt.", "MOBILIZE", "de", "planned"),
    # a word inside a noun phrase is not said of the clause
    ("Israel startete am Samstag die seit Wochen erwartete Offensive gegen die Hamas.", "ASSAULT", "de", "occurred"),
    # a lasting act in the present goes on, in the past it occurred
    ("Die türkische Justiz ermittelt gegen den litauischen Botschafter.", "ACCUSE", "de", "ongoing"),
    ("Die türkische Justiz ermittelte gegen den litauischen Botschafter.", "ACCUSE", "de", "occurred"),
    ("Litauen weigert sich bislang, Belarus anzuerkennen.", "REJECT", "de", "ongoing"),
    # two participles share one `haben`
    ("Die Rebellen sollen Stellungen der Armee angegriffen und zwei Städte erobert haben.", "ASSAULT", "de", "occurred"),
    ("Die Stellungen der Armee sollen von den Rebellen angegriffen werden.", "ASSAULT", "de", "planned"),
    # until it has happened it has not; in the past it came about
    ("Litauen bleibt hart, bis Belarus seine Truppen abgezogen hat.", "RETREAT", "de", "conditional"),
    ("Litauen blieb hart, bis Belarus seine Truppen abzog.", "RETREAT", "de", "occurred"),
    ("Litauen zahlt, sobald Belarus den Vertrag anerkannt und die Geiseln freigelassen hat.", "RETREAT", "de", "conditional"),
    ("Israel will stay until Hamas has released the hostages.", "RETREAT", "en", "conditional"),
    ("Israel stayed until Hamas released the hostages.", "RETREAT", "en", "occurred"),
    # a day ahead makes it planned
    ("Außenminister Lawrow reist am 12. Juli 2025 nach Ankara.", "CONSULT", "de", "planned"),
    ("Foreign Minister Lavrov will return to Moscow, visiting Turkey in July.", "CONSULT", "en", "planned"),
    ("Foreign Minister Lavrov returned to Moscow, visiting Turkey in May.", "CONSULT", "en", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "language", "status"), STATUS, ids=[s[0][:44] for s in STATUS])
def test_status(text, kind, language, status):
    date = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    found = [c for c in read_report(Report(id="r", text=text, published=date, language=language)).claims if c.type == kind]
    assert found, text
    assert {c.status for c in found} == {status}


def test_hearsay_of_two_participles_is_hedged():
    text = "Die Rebellen sollen Stellungen der Armee angegriffen und zwei Städte geplündert haben."
    assert claim(text, "ASSAULT", "de").hedged


NO_CLAIMS = [
    ("Die türkische Polizei kann Verdächtige dreißig Tage lang inhaftieren.", "COERCE", "de"),
    ("Umstritten bleibt, wann und ob das türkische Parlament dem Gesetz zustimmt.", "AGREE", "de"),
    ("Ohne Zustimmung der litauischen Regierung geht es nicht.", "AGREE", "de"),
    ("Turkish police can arrest suspects without a warrant.", "COERCE", "en"),
]


@pytest.mark.parametrize(("text", "kind", "language"), NO_CLAIMS, ids=[n[0][:30] for n in NO_CLAIMS])
def test_abilities_questions_and_lacks_are_no_claims(text, kind, language):
    date = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    found = read_report(Report(id="r", text=text, published=date, language=language)).claims
    assert [c for c in found if c.type == kind] == []


def test_what_might_happen_is_a_claim():
    assert claim("Die türkische Polizei könnte den litauischen Botschafter verhaften.", "COERCE", "de").status == "possible"
    assert claim("Turkish police may arrest the Lithuanian ambassador.", "COERCE", "en").status == "possible"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Die Truppen des Sudan hätten die Stadt angegriffen, sagte ein Sprecher der Vereinten Nationen.", "ASSAULT", "occurred"),
        ("In China sind Kundgebungen der Opposition gegen die Regierung verboten.", "COERCE", "ongoing"),
        ("Die Mönche in Myanmar setzten ihre Proteste gegen die Militärregierung fort.", "PROTEST", "ongoing"),
        ("Keine Regierung in Europa hat Israel angegriffen.", "ASSAULT", "denied"),
        ("Frankreich habe nicht die Absicht, seine Truppen aus Mali abzuziehen.", "RETREAT", "denied"),
        ("Nordkorea droht Südkorea mit einem Angriff, falls es die Manöver fortsetzt.", "THREATEN", "occurred"),
        ("Die SPD wird die Reform der Regierung nicht mittragen.", "REJECT", "occurred"),
        ("Der UN-Sicherheitsrat beschloss, Sanktionen gegen Libyen zu verhängen.", "SANCTION", "occurred"),
    ],
)
def test_what_leaves_an_act_what_it_was(text, kind, status):
    assert claim(text, kind, "de").status == status
