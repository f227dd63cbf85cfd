"""What grammar corrects in the net's German trees, seen in the finished parse."""

import pytest

from depesche.language import port
from depesche.language.de_attach import attach_phrases
from depesche.language.words import Word


def relation(text, form):
    parse = port.parse(text, "de")
    token = next(t for t in parse.tokens if t.text == form)
    return token.deprel, parse.tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("Präsident Macron sagte der Ukraine weitere Haubitzen zu.", "Ukraine", ("obl:arg", "sagte")),
        ("Präsident Macron der Ukraine weitere Haubitzen.", "Ukraine", None),
        ("Separatisten lieferten sich Gefechte mit der ukrainischen Armee.", "Armee", ("obl", "lieferten")),
        ("In Kürze besucht Außenminister Steinmeier Israel.", "Israel", ("obj", "besucht")),
        ("Am Dienstag war Präsident Niinistö bei Präsident Putin zu Gast.", "bei", ("case", "Präsident")),
        ("Beharrlich weigert sich der Iran, die Inspektoren ins Land zu lassen.", "lassen", ("xcomp", "weigert")),
        ("Er argumentierte klug.", "klug", ("advmod", "argumentierte")),
        ("Das wurde von der Polizei jedoch bestritten.", "Das", ("nsubj:pass", "bestritten")),
        ("Der SPD-Vorsitzende verwies auf den Haushalt.", "SPD-Vorsitzende", ("nsubj", "verwies")),
        ("Obama bezeichnete es als eine Möglichkeit.", "es", ("obj", "bezeichnete")),
        ("In Europa gibt es viele Sanktionen.", "Sanktionen", ("obj", "gibt")),
        ("Japan droht erneute Rezession.", "Japan", ("obl:arg", "droht")),
        ("Japan droht erneute Rezession.", "Rezession", ("nsubj", "droht")),
        ("Russland droht mit einem Angriff.", "Russland", ("nsubj", "droht")),
        ("Nordkorea drohte Südkorea.", "Nordkorea", ("nsubj", "drohte")),
        ("Er hofft, dass die befürchteten Auswirkungen nicht eintraten.", "Auswirkungen", ("nsubj", "eintraten")),
        ("Die Sozialkassen schrumpfen, die Ausgaben steigen und die Einnahmen sinken.", "Einnahmen", ("nsubj", "sinken")),
        ("Er warnte Menschen, deren Tests negativ ausfallen.", "Tests", ("nsubj", "ausfallen")),
        ("Nur Grenzpendler sind von einem Test befreit.", "sind", ("aux:pass", "befreit")),
        ("Am Abend sagte die Ministerin Lehrern in Bonn Hilfe zu.", "Lehrern", ("obl:arg", "sagte")),
        ("Der Kreml teilte mit, Putin werde China Ende August besuchen.", "China", ("obj", "besuchen")),
    ],
)
def test_relations(text, form, wanted):
    if wanted is None:  # without the verb there is nothing to hang the dative on
        assert relation(text, form)[0] != "obl:arg"
    else:
        assert relation(text, form) == wanted


@pytest.mark.parametrize(
    ("text", "form", "lexeme", "verb_form"),
    [
        ("Er hofft, dass die Auswirkungen nicht eintraten.", "eintraten", "eintreten", "Fin"),
        ("Er empfiehlt Geräte, die Sie herunterladen können.", "können", "können", "Fin"),
        ("Er sagte, dass sie Panzer kaufen und Raketen verkaufen wollen.", "kaufen", "kaufen", "Inf"),
        ("Sie kamen, um Panzer zu kaufen und Raketen zu verkaufen.", "verkaufen", "verkaufen", "Inf"),
        ("Er will Panzer kaufen und Raketen verkaufen.", "verkaufen", "verkaufen", "Inf"),
    ],
)
def test_a_plural_at_the_end_of_a_clause_is_finite(text, form, lexeme, verb_form):
    token = next(t for t in port.parse(text, "de").tokens if t.text == form)
    assert (token.lexeme, f"VerbForm={verb_form}" in token.feats) == (lexeme, True)


def test_a_relative_clause_is_about_the_apposition_before_it():
    rows = [("Vergleich", "NOUN", 0, "root"), ("2024", "NUM", 0, "nmod"), (",", "PUNCT", 4, "punct"), ("dem", "DET", 4, "det"),
            ("Jahr", "NOUN", 1, "appos"), (",", "PUNCT", 8, "punct"), ("in", "ADP", 7, "case"), ("dem", "PRON", 8, "obl"),
            ("starb", "VERB", 0, "acl")]  # fmt: skip
    words = [
        Word(text=t, plain=t, tag="PRELS" if u == "PRON" else u, lemma=t, upos=u, feats="", head=h, deprel=d, name="O")
        for t, u, h, d in rows
    ]
    attach_phrases(words)
    assert (words[8].head, words[8].deprel) == (4, "acl")
