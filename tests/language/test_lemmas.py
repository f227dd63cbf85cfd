import pytest

from depesche.language.de_verbs import finite
from depesche.language.lemmas import LemmaTable, Lemmatizer
from depesche.language.port import loaded

GERMAN = """stattete VVFIN statten|trafen VVFIN treffen|besuchte VVFIN besuchen|sprach VVFIN sprechen|unterzeichneten VVFIN unterzeichnen
Gespräche NN Gespräch|Soldaten NN Soldat|Treffen NN Treffen|anzukündigen VVIZU ankündigen|angekündigt VVPP ankündigen
abgestattet VVPP abstatten|entsprach VVFIN entsprechen|erscheine VVFIN erscheinen|danken VVFIN danken|waren VAFIN sein
Bundesaußenministers NN Bundesaußenminister|Raketenangriffen NN Raketenangriff|weiterzuleiten VVIZU weiterleiten|wurden VAFIN werden"""
ENGLISH = """met VBD meet|carried VBD carry|withdrew VBD withdraw|countries NNS country|men NNS man|convened VBD convene|seized VBD seize
expelled VBD expel|fled VBD flee|shot VBD shoot|talks NNS talk|accusing VBG accuse|was VBD be|sanctions NNS sanction"""


def rows(table):
    return [tuple(row.split()) for line in table.splitlines() for row in line.split("|")]


@pytest.mark.parametrize(("form", "tag", "lemma"), rows(GERMAN))
def test_german(form, tag, lemma):
    assert loaded("de").lemmatizer.lemma(form, tag) == lemma


def test_a_compound_nobody_knows_is_cut_to_a_known_noun():
    lemmatizer = Lemmatizer(LemmaTable(forms={}, rules={}, nouns={"kredit": "M", "husten": "M"}), "de")
    assert [lemmatizer.lemma(w, "NN") for w in ("Schnellkredite", "Keuchhusten", "Xylophe")] == ["Schnellkredit", "Keuchhusten", "Xylophe"]


@pytest.mark.parametrize(("form", "tag", "lemma"), rows(ENGLISH))
def test_english(form, tag, lemma):
    assert loaded("en").lemmatizer.lemma(form, tag) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "tense", "mood"),
    [
        ("sei", "sein", "Pres", "Sub"),
        ("habe", "haben", "Pres", "Sub"),
        ("könne", "können", "Pres", "Sub"),
        ("wolle", "wollen", "Pres", "Sub"),
        ("gebe", "geben", "Pres", "Sub"),
        ("werde", "werden", "Pres", "Sub"),
        ("müsse", "müssen", "Pres", "Sub"),
        ("hätte", "haben", "Past", "Sub"),
        ("wäre", "sein", "Past", "Sub"),
        ("würden", "werden", "Past", "Sub"),
        ("traf", "treffen", "Past", "Ind"),
        ("entsprach", "entsprechen", "Past", "Ind"),
        ("unterzeichneten", "unterzeichnen", "Past", "Ind"),
        ("besucht", "besuchen", "Pres", "Ind"),
        ("ändere", "ändern", "Pres", "Sub"),
    ],
)
def test_finite_forms(form, lemma, tense, mood):
    found = finite(form, lemma)
    assert (found.tense, found.mood) == (tense, mood)
