import pytest

from depesche.language.port import parse
from depesche.language.tree import Tree


def slots(text, lexeme, language="de"):
    found = parse(text, language)
    tree = Tree(found)
    index = next(t.index for t in found.tokens if t.lexeme == lexeme and t.upos in {"VERB", "NOUN", "ADJ", "AUX"})
    return {name: [found.tokens[i].text for i in fillers] for name, fillers in tree.slots(index).items()}


TABLE = [
    ("Am 21. März stattete Sergei Schoigu der DVRK einen Besuch ab.", "abstatten", "subject=Sergei dative=DVRK object=Besuch"),
    ("Die von den USA verhängten Sanktionen trafen Russland.", "verhängen", "subject=USA object=Sanktionen"),
    ("Die von den USA verhängten Sanktionen trafen Russland.", "treffen", "subject=Sanktionen object=Russland"),
    ("Der Präsident, der den Vertrag unterzeichnet hatte, reiste nach Peking ab.", "unterzeichnen", "subject=Präsident object=Vertrag"),
    ("Der Präsident, der den Vertrag unterzeichnet hatte, reiste nach Peking ab.", "abreisen", "subject=Präsident with:nach=Peking"),
    ("Der Vertrag wurde von Putin und Xi in Moskau unterzeichnet.", "unterzeichnen", "subject=Putin,Xi object=Vertrag with:in=Moskau"),
    ("Den Minister empfing der Präsident in Berlin.", "empfangen", "subject=Präsident object=Minister"),
    ("Merkel besuchte Paris und traf Präsident Macron.", "treffen", "subject=Merkel object=Präsident"),
    ("Putin besuchte am Montag China.", "besuchen", "subject=Putin object=China with:an=Montag"),
    ("Er kritisierte am Freitag Russland.", "kritisieren", "subject=Er object=Russland with:an=Freitag"),
    ("Die Regierung forderte Israel auf, die Angriffe einzustellen.", "einstellen", "subject=Israel object=Angriffe"),
    ("Russland drohte der Ukraine, die Gaslieferungen zu stoppen.", "stoppen", "subject=Russland object=Gaslieferungen"),
    ("Die Richter fällten ein Urteil, ohne die Verhandlung verstanden zu haben.", "verstehen", "subject=Richter object=Verhandlung"),
    ("Russland drohte der Ukraine, die Gaslieferungen zu stoppen.", "drohen", "subject=Russland dative=Ukraine infinitive=stoppen"),
    ("Der Besuch des Außenministers in Teheran dauerte zwei Tage.", "Besuch", "genitive=Außenministers with:in=Teheran"),
    ("Er kündigte an, mit dem Kanzler über die Krise zu sprechen.", "sprechen", "subject=Er with:mit=Kanzler with:über=Krise"),
    ("Der Sprecher sagte, Iran habe die Vorwürfe zurückgewiesen.", "zurückweisen", "subject=Iran object=Vorwürfe"),
    ("Der Sprecher sagte, Iran habe die Vorwürfe zurückgewiesen.", "sagen", "subject=Sprecher clause=zurückgewiesen"),
    ("Nordkorea hat nach Angaben Südkoreas eine Rakete abgefeuert.", "abfeuern", "subject=Nordkorea object=Rakete"),
    ("Das Gespräch zwischen Putin und Trump fand am Montag statt.", "stattfinden", "subject=Gespräch with:an=Montag"),
    ("Das Gespräch zwischen Putin und Trump fand am Montag statt.", "Gespräch", "with:zwischen=Putin,Trump"),
    ("Vom 20. bis 22. März besuchte Xi Moskau.", "besuchen", "subject=Xi object=Moskau"),
    ("Die Regierung hat die Vorwürfe bestritten.", "bestreiten", "subject=Regierung object=Vorwürfe"),
    ("Eine Unterstützung Russlands hat die Regierung bestritten.", "bestreiten", "subject=Regierung object=Unterstützung"),
    ("Pjöngjang lieferte Moskau Munition.", "liefern", "subject=Pjöngjang dative=Moskau object=Munition"),
    ("Die Opposition, der die Regierung Betrug vorwirft, schweigt.", "vorwerfen", "subject=Regierung dative=Opposition object=Betrug"),
    ("Der Minister, der die Regierung verließ, schweigt.", "verlassen", "subject=Minister object=Regierung"),
    ("Die Taliban haben Frauen die Arbeit verboten.", "verbieten", "subject=Taliban dative=Frauen object=Arbeit"),
    ("Bei dem Angriff wurden drei Soldaten getötet und fünf Zivilisten verletzt.", "töten", "object=Soldaten"),
]


@pytest.mark.parametrize(("text", "lexeme", "wanted"), TABLE)
def test_slots(text, lexeme, wanted):
    found = slots(text, lexeme)
    for pair in wanted.split(" "):
        name, _, fillers = pair.partition("=")
        assert found.get(name) == fillers.split(","), found


@pytest.mark.parametrize(
    ("text", "form", "lexeme"),
    [
        ("Er kündigte einen Besuch an.", "kündigte", "ankündigen"),
        ("Er versprach, den Besuch anzukündigen.", "anzukündigen", "ankündigen"),
        ("Er hat den Besuch angekündigt.", "angekündigt", "ankündigen"),
        ("Der angekündigte Besuch fiel aus.", "angekündigte", "ankündigen"),
        ("Sie wies die Vorwürfe zurück.", "wies", "zurückweisen"),
        ("Die Polizei nahm den Mann, den sie suchte, in Moskau fest.", "nahm", "festnehmen"),
    ],
)
def test_lexemes(text, form, lexeme):
    assert next(t.lexeme for t in parse(text, "de").tokens if t.text == form) == lexeme


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("Er traf den Minister.", "Minister", "Case=Acc"),
        ("Er dankte dem Minister.", "Minister", "Case=Dat"),
        ("Der Sohn des Ministers kam.", "Ministers", "Case=Gen"),
        ("Er sei krank.", "sei", "Mood=Sub"),
        ("Er hatte gelogen.", "hatte", "Tense=Past"),
        ("Er hat gelogen.", "gelogen", "VerbForm=Part"),
        ("Er will gehen.", "gehen", "VerbForm=Inf"),
        ("Die Minister kamen.", "kamen", "Number=Plur"),
    ],
)
def test_features(text, form, wanted):
    assert wanted in next(t.feats for t in parse(text, "de").tokens if t.text == form).split("|")


def test_case_is_given_only_where_the_forms_decide():
    feats = next(t.feats for t in parse("Die Regierung schwieg.", "de").tokens if t.text == "Regierung")
    assert "Case" not in feats
