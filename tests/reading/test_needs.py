"""The `needs` column: grammar, errors, and what a condition finds in a sentence."""

import pytest

from depesche.errors import LexiconError, TablePlace
from depesche.language.tree import Tree
from depesche.reading.document import Cast, Mentioned
from depesche.reading.needs import Alternative, compile_needs, is_word
from depesche.records import Parse, Token


def _token(index: int, text: str, lemma: str, upos: str, head: int, deprel: str, feats: str = "") -> Token:
    return Token(
        index=index, begin=index * 10, end=index * 10 + len(text), text=text, lemma=lemma, lexeme=lemma, upos=upos,
        head=head, deprel=deprel, feats=feats,
    )  # fmt: skip


def _tree(*tokens: Token) -> Tree:
    return Tree(Parse(text="", language="de", tokens=tokens, sentences=((0, len(tokens)),)))


TREE = _tree(
    _token(0, "Minister", "Minister", "NOUN", 1, "nsubj", "Number=Plur"),
    _token(1, "führten", "führen", "VERB", 1, "root", "Number=Plur|VerbForm=Fin"),
    _token(2, "keine", "kein", "DET", 3, "det"),
    _token(3, "Friedensgespräche", "Friedensgespräche", "NOUN", 1, "obj"),
)
SLOTS = {"subject": [0], "object": [3]}
SOMEBODY = Mentioned(where="text", first=0, last=1, head=0, begin=0, end=8, text="Minister", kind="person", form="description")
CAST = Cast(mentioned=(SOMEBODY,), by_head={("text", 0): SOMEBODY})


@pytest.mark.parametrize(
    ("needs", "joined"),
    [
        ("", ()),
        ("object=Gespräch", (3,)),
        ("object=Besuch|Gespräch", (3,)),
        ("object=Besuch", None),
        ("object=Besuch OR subject:actor", ()),
        ("with:zu=Besuch OR object=Gespräch; subject:person", (3,)),
        ("!object=Tor", ()),
        ("!object", None),
        ("subject:state", None),
        ("subject:any", ()),
        ("dative", None),
        ("plural", ()),
        ("negated", ()),
        ("!negated", None),
        ("reflexive", None),
        ("!passive", ()),
    ],
)
def test_conditions(needs: str, joined: tuple[int, ...] | None) -> None:
    assert compile_needs(needs).match(SLOTS, TREE, CAST, "text", 1) == joined


@pytest.mark.parametrize("needs", ["objekt=Tor", "object:minister", "object=", ";", "object=a|", "with:", "object OR "])
def test_wrong_conditions_name_their_place(needs: str) -> None:
    with pytest.raises(LexiconError, match=r"de/events.tsv:7 \[needs\]"):
        compile_needs(needs, TablePlace("de/events.tsv", 7, "needs"))


def test_alternatives_are_kept_in_order() -> None:
    needs = compile_needs("object=Besuch OR !with:mit:actor")
    assert needs.conditions == ((
        Alternative(slot="object", words=("Besuch",)), Alternative(slot="with:mit", kind="actor", turned=True)
    ),)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lemma", "upos", "word", "same"),
    [
        ("Spitzengespräch", "Spitzengespräch", "NOUN", "Gespräch", True),
        ("Friedensgespräche", "Friedensgespräche", "NOUN", "Gespräch", True),
        ("Direktor", "Direktor", "NOUN", "Tor", False),
        ("geheimer", "geheimer", "ADJ", "geheim", True),
        ("Ausgabe", "Ausgabe", "NOUN", "Angabe", False),
        ("sagte", "sagen", "VERB", "sagen", True),
    ],
)
def test_words_match_by_dictionary_form_and_compound(text: str, lemma: str, upos: str, word: str, same: bool) -> None:
    assert is_word(_token(0, text, lemma, upos, 0, "root"), word) is same
