"""The tagger's arithmetic against spaCy's, which trained it."""

import numpy as np
import pytest
import spacy

from depesche.language.spacy_engine import sentence_doc
from depesche.language.tagger import Looks, Tagger, outline
from depesche.language.tokenizer import rules_of
from depesche.training.tagger import build, tagger_parts

SENTENCES = [
    "Am Mittwoch traf Schoigu in Pjöngjang ein .".split(),
    ["Nein"],
    "Die NATO , die USA und 27 Staaten warnten Moskau vor einem Angriff auf die Ukraine .".split() * 2,
]
LOOKS = Looks(rules_of("de"))
TAGS = ["NN", "NE", "ART", "VVFIN"]


@pytest.fixture(scope="module")
def nlp():
    found = build("de", width=12)
    for tag in TAGS:
        found.get_pipe("tagger").add_label(tag)
    found.initialize()
    dice = np.random.default_rng(3)
    for layer in found.get_pipe("tagger").model.walk():
        for name in layer.param_names:  # what spaCy begins with leaves the output layer and all biases at nought
            layer.set_param(name, dice.normal(size=layer.get_param(name).shape).astype(np.float16).astype(np.float32))
    return found


def spacy_tags(nlp, sentences):
    pipe = nlp.get_pipe("tagger")
    docs = [sentence_doc(nlp.vocab, s, [True] * len(s)) for s in sentences]
    return [[pipe.labels[i] for i in guesses.tolist()] for guesses in pipe.predict(docs)]


@pytest.mark.parametrize("sentences", [SENTENCES, SENTENCES[1:2], SENTENCES * 20], ids=["three", "one word", "many"])
def test_it_says_what_spacy_says(nlp, sentences):
    said = Tagger(**tagger_parts(nlp), looks=LOOKS).tags(sentences)
    assert said == [found for sentence in sentences for found in spacy_tags(nlp, [sentence])]


def test_what_is_compared_differs(nlp):
    assert len({tag for tags in spacy_tags(nlp, SENTENCES) for tag in tags}) > 1


def test_nothing_in_nothing_out(nlp):
    assert Tagger(**tagger_parts(nlp), looks=LOOKS).tags([]) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_forms_have_the_numbers_spacy_gives_them(language):
    vocab = spacy.blank(language).vocab
    forms = ["Schoigu", "27", "Süd-Ost-Grenze", "’s", "€", "US$", "—", "NOUN", "det", "EU", "日本", "İstanbul", "3.000", "x" * 150, "😀"]
    looks = ("norm", "prefix", "suffix", "shape")
    found = Looks(rules_of(language)).numbers(forms)
    assert [[getattr(vocab[form], look) for form in forms] for look in looks] == [numbers.tolist() for numbers in found]


def test_an_outline_has_runs_of_four():
    assert [outline(form) for form in ("Treffen", "2024", "Jong-un", "20000", "y" * 100)] == ["Xxxxx", "dddd", "Xxxx-xx", "dddd", "LONG"]
