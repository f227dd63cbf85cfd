"""English constructions that hide who does what to whom, on sentences of our own."""

from __future__ import annotations

import pytest

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.reader import read_report
from depesche.records import Claim, Part, Published, Report


def claims(text: str) -> tuple[Claim, ...]:
    return read_report(report_from_text(text, language="en", options=IntakeOptions(as_is=True))).claims


def names(parts: tuple[Part, ...]) -> set[str]:
    return {p.name or p.text for p in parts}


TOLD = [
    # a meeting in the country of one side: he is the host; elsewhere both met
    ("Emmanuel Macron met Olaf Scholz in Berlin.", "CONSULT", "occurred", {"Emmanuel Macron"}, {"Olaf Scholz"}),
    ("Emmanuel Macron met Olaf Scholz in Vienna.", "CONSULT", "occurred", {"Emmanuel Macron", "Olaf Scholz"}, set()),
    # headlines put what is to come into an infinitive
    ("Russia to expel German diplomats", "SANCTION", "planned", {"Russia"}, None),
    # the name before a number is who receives
    ("Japan gave Kenya 20 million dollars.", "AID", "occurred", {"Japan"}, {"Kenya"}),
    # money written with a sign
    ("Japan gave $20 million to Kenya.", "AID", "occurred", {"Japan"}, {"Kenya"}),
    # a number that looks like an adverbial
    ("The Taliban released at least 20 Americans on Sunday.", "RETREAT", "occurred", {"Taliban"}, None),
    # who did it stands in what did it
    ("Israeli air strikes killed ten people in Gaza.", "ASSAULT", "occurred", {"Israel"}, None),
    # a condition below the verb
    ("Turkey will close its border with Syria if the fighting goes on.", "COERCE", "conditional", {"Turkey"}, {"Syria"}),
    # a demand without a verb of demanding
    ("Iran must stop the attacks, British Foreign Secretary David Lammy said.", "REQUEST", "occurred", {"David Lammy"}, {"Iran"}),
    # parsers head a title by its first word
    ("Secretary of State Antony Blinken travelled to China on Sunday.", "CONSULT", "occurred", {"Antony Blinken"}, {"China"}),
]


@pytest.mark.parametrize(("text", "kind", "status", "actors", "recipients"), TOLD, ids=[t[0][:40] for t in TOLD])
def test_who_does_what(text: str, kind: str, status: str, actors: set[str], recipients: set[str] | None) -> None:
    found = [c for c in claims(text) if c.type == kind]
    assert len(found) == 1, [(c.type, c.rule) for c in claims(text)]
    assert (found[0].status, names(found[0].actors)) == (status, actors)
    assert recipients is None or names(found[0].recipients) == recipients


def test_what_something_is_done_for_is_not_done() -> None:
    assert "SUPPORT" not in {c.type for c in claims("Iran sent fighters to Syria to support the army.")}
    assert "SUPPORT" in {c.type for c in claims("Iran supports the Syrian army.")}


def test_talks_of_those_who_met_are_their_meeting() -> None:
    told = claims("Boris Johnson met Sergei Lavrov in New York. The two ministers discussed the war in Syria.")
    assert [c.type for c in told] == ["CONSULT"]
    assert len(told[0].evidence) == 2


def test_a_weekday_is_no_matter_of_talks():
    text = "Emmanuel Macron received Friedrich Merz in Paris on Tuesday. The leaders held talks on energy."
    report = Report(id="r", text=text, published=Published(earliest="2025-06-04", latest="2025-06-04", basis="given"), language="en")
    matters = {text[a.begin : a.end] for c in read_report(report).claims for a in c.agenda}
    assert matters == {"energy"}


def test_a_spokesman_speaks_of_another_and_signed_memoranda_are_signed():
    text = "Vladimir Putin thanked Xi Jinping. On Friday he will visit Iran, Kremlin spokesman Dmitry Peskov said. Iran and Iraq signed a memorandum."
    report = Report(id="r", text=text, published=Published(earliest="2025-06-04", latest="2025-06-04", basis="given"), language="en")
    claims = read_report(report).claims
    visit = next(c for c in claims if c.mode == "visit")
    assert ([p.name for p in visit.actors], [s.name for s in visit.sources]) == (["Vladimir Putin"], ["Dmitry Peskov"])
    assert [(c.type, c.mode) for c in claims if len(c.actors) == 2] == [("SUPPORT", "sign")]
