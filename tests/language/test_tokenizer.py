"""Tokens are cut as spaCy cuts them, whose rules they are cut by."""

import random

import pytest
import spacy

from depesche.language.tokenizer import Tokenizer, rules_of
from depesche.training import tokenizer as writing

TEXTS = {
    "de": [
        "Am 5. Mai 2024 reiste Außenministerin Baerbock (Grüne) nach Kiew, z.B. um Präsident Selenskyj zu treffen.",
        "„Das geht’s nicht“, sagte er – 3,5 Mrd. €/Jahr seien zu viel; 10%igen Zöllen, Nord-/Südkorea und km²...",
        "Siehe https://www.example.org/a?b=c, info@example.org, S. 12–14, §§ 3 ff., 18:30h, +49-30-1234.",
    ],
    "en": [
        "On May 5, 2024 the U.S. Secretary of State (D.C.) didn't meet Mr. O'Neill's aides at 10a.m., he'd said.",
        "\"We're going to leave,\" she'll've said—$3.5bn/yr isn't enough; see e.g. http://example.org/x_y.html?z=1#k.",
        "Russia-backed (pro-Moscow) forces'd withdrawn... cannot, gonna, 'twas; I.B.M. vs. A&B Co. :-) <3",
    ],
}
SIGNS = [*"abcXYZ019.,;:!?'\"’“”„»«()[]-–—/@#%&*+=<|~$€°…", " ", " ", "\t", "\u00a0", "\u2009", "ß", "日", "😀"]


def by_spacy(cutter, text):
    return [(token.text, token.idx) for token in cutter(text) if not token.is_space]


@pytest.fixture(scope="module", params=["de", "en"])
def both(request):
    return request.param, Tokenizer(rules_of(request.param)), spacy.blank(request.param).tokenizer


def test_real_sentences_are_cut_as_spacy_cuts_them(both):
    language, ours, theirs = both
    for text in TEXTS[language]:
        assert ours(text) == by_spacy(theirs, text)


def test_strings_of_anything_are_cut_as_spacy_cuts_them(both):
    _, ours, theirs = both
    dice = random.Random(7)
    specials = sorted(text for text in theirs.rules if not text.isspace())
    for _ in range(3000):
        text = "".join(dice.choice(dice.choice((SIGNS, specials))) for _ in range(dice.randint(1, 12))).strip()
        assert ours(text) == by_spacy(theirs, text), repr(text)


def test_every_token_stands_where_it_is_said_to_stand(both):
    language, ours, _ = both
    for text in TEXTS[language]:
        tokens = ours(text)
        assert all(text[at : at + len(form)] == form for form, at in tokens)
        assert "".join(form for form, _ in tokens) == "".join(text.split())


def test_nothing_in_nothing_out(both):
    _, ours, _ = both
    assert ours("") == ours(" \n\t") == []


def test_words_are_forgotten_before_there_are_too_many(both, monkeypatch):
    _, ours, theirs = both
    monkeypatch.setattr("depesche.language.tokenizer._REMEMBERED", 10)
    text = " ".join(f"Wort{i}-a." for i in range(50))
    assert ours(text) == by_spacy(theirs, text)
    assert len(ours._known) <= 10


@pytest.mark.parametrize("language", writing.LANGUAGES)
def test_the_rules_shipped_are_those_of_the_spacy_that_is_installed(language):
    assert rules_of(language) == writing.rules_of(language)


def test_rules_are_written_the_same_each_time(tmp_path):
    first = [path.read_bytes() for path in writing.write(tmp_path / "a")]
    assert first == [path.read_bytes() for path in writing.write(tmp_path / "b")]
