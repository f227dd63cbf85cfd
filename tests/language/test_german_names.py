"""German names told by tables and shapes: what is named, how far it reaches, and what is no name."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Die Maschine landete auf dem Flughafen Düsseldorf.", "Flughafen Düsseldorf", "LOC"),
        ("Das Kernkraftwerk Krümmel ging wieder ans Netz.", "Kernkraftwerk Krümmel", "LOC"),
        ("Das Landgericht Hamburg wies die Klage ab.", "Landgericht Hamburg", "ORG"),
        ("Nach Angaben der Polizeidirektion Hannover gab es keine Verletzten.", "Polizeidirektion Hannover", "ORG"),
        ("Der Vorsitzende des Hauptverbandes der Deutschen Schuhindustrie sprach.", "Hauptverbandes der Deutschen Schuhindustrie", "ORG"),
        ("Die Gewerkschaft der Polizei kritisierte den Minister.", "Gewerkschaft der Polizei", "ORG"),
        ("Er reiste nach Bosnien und Herzegowina.", "Bosnien und Herzegowina", "LOC"),
        ("Er ist Präsident der Vereinigten Staaten von Amerika.", "Vereinigten Staaten von Amerika", "LOC"),
        ("Das Bundesverwaltungsgericht gab der Klage statt.", "Bundesverwaltungsgericht", "ORG"),
        ("Er kämpfte im Zweiten Weltkrieg.", "Zweiten Weltkrieg", "MISC"),
        ("Er lehnte eine Beteiligung am Irak-Krieg ab.", "Irak-Krieg", "MISC"),
        ("Der Friedensnobelpreis geht an eine Ärztin.", "Friedensnobelpreis", "MISC"),
        ("Für die WM 2006 wurden Stadien gebaut.", "WM 2006", "MISC"),
        ("Das Informationsfreiheitsgesetz gilt für alle Behörden.", "Informationsfreiheitsgesetz", "MISC"),
        ("Die muslimischen Gemeinden protestierten.", "muslimischen", "NORP"),
        ("Auf einer südphilippinischen Insel wurde gekämpft.", "südphilippinischen", "NORP"),
    ],
)
def test_a_name_is_taken_whole(names, text, name, kind):
    assert (name, kind) in names(text, "de")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Im Land herrscht ein Bürgerkrieg.", "Bürgerkrieg"),
        ("Der Ölpreis stieg auf 90 Dollar.", "Ölpreis"),
        ("Ein neues Polizeigesetz soll im Mai kommen.", "Polizeigesetz"),
        ("Die Bundesregierung schweigt.", "Bundesregierung"),
        ("Liberaler Pfarrer kritisiert die Kirche: Eine Gruppe liberaler Pfarrer sammelte Unterschriften.", "liberaler"),
        ("Der Flughafen blieb geschlossen.", "Flughafen"),
        ("US-Truppen rückten vor.", "US-Truppen"),
        ("Das Steuersystem 2020 wird geändert.", "Steuersystem"),
        ("Die Beispiele 2020 sind neu.", "Beispiele"),
    ],
)
def test_what_is_no_name(names, text, word):
    assert not any(word in name.split() for name, _ in names(text, "de"))


def test_a_second_team_is_not_its_state(names):
    assert ("Frankreich", "LOC") in names("Deutschland siegte gegen Frankreich II und die Schweiz.", "de")


def test_a_particle_inside_a_name_does_not_part_it(names):
    assert ("Rafael van der Vaart", "PER") in names("Am Montag traf Rafael van der Vaart ein Tor.", "de")
