"""German phrases the parser tore apart, made whole: names of persons, and phrases taken for appositions.

`mit dem Staatschef Kim Jong-un`: a name the name finder holds for one is one.
`reiste Schoigu, im Auftrag von Präsident Putin, erneut nach Pjöngjang`: what has
a preposition of its own stands beside nothing; it belongs to what happened.
"""

from __future__ import annotations

from depesche.language.propagate import spans
from depesche.language.words import Sentence, attach, children

_LOOSE = frozenset({"appos", "flat", "nmod", "dep", "conj"})


def make_whole(words: Sentence) -> None:
    """Mend a sentence in place."""
    for begin, end, label in spans(words):
        if label == "PER":
            _one_name(words, begin, end)
    for i, word in enumerate(words):
        if word.deprel == "appos":
            _no_apposition(words, i)


def _one_name(words: Sentence, begin: int, end: int) -> None:
    """Hang the later words of a name on its first."""
    for i in range(begin + 1, end):
        outside = not begin <= words[i].head < end
        if outside and words[i].deprel in _LOOSE and words[i].upos in {"PROPN", "X"}:
            attach(words, i, begin, "flat")


def _no_apposition(words: Sentence, index: int) -> None:
    """Hang a phrase with a preposition, after a comma, on the verb of the clause around the inserted phrase."""
    cases = [c for c in children(words, index) if words[c].deprel == "case" and c < index]
    first = min((index, *children(words, index)))
    if not cases or first == 0 or (words[first - 1].text != "," and words[first].text != ","):
        return
    at = words[index].head
    while words[at].head != at and words[at].upos not in {"VERB", "AUX"}:
        at = words[at].head
    if words[at].upos in {"VERB", "AUX"}:
        attach(words, index, at, "obl")
        for c in children(words, index):
            if words[c].deprel == "advmod" and c < cases[0]:  # `erneut` says how often it happened
                attach(words, c, at, "advmod")
