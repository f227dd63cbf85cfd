"""The words of one sentence while the engine finishes them."""

from __future__ import annotations

import msgspec


class Word(msgspec.Struct):
    """One word while it is being finished; `plain` is the form the models saw, `head` counts in the sentence."""

    text: str
    plain: str
    tag: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    name: str
    lexeme: str = ""
    gender: str = ""


Sentence = list[Word]
"""Words of one sentence; heads are positions in it, a root points to itself."""


def children(words: Sentence, index: int) -> list[int]:
    """Positions of the words that hang on a word, in order."""
    return [i for i, w in enumerate(words) if w.head == index and i != index]


def below(words: Sentence, index: int, top: int) -> bool:
    """Whether a word is `top` or hangs somewhere below it."""
    while index != top and words[index].head != index:
        index = words[index].head
    return index == top


def attach(words: Sentence, index: int, head: int, deprel: str) -> bool:
    """Hang a word on another one; nothing is done, and False given, where that would make a ring."""
    if below(words, head, index):
        return False
    words[index].head, words[index].deprel = head, deprel
    return True


def lexeme_of(words: Sentence, verb: int) -> str:
    """Lexeme of a German verb before lexemes are written: its particle and its lemma."""
    particle = next((words[c].plain.lower() for c in children(words, verb) if words[c].deprel == "compound:prt"), "")
    lemma = words[verb].lemma
    return lemma if lemma.startswith(particle) and words[verb].tag[-3:] != "FIN" else particle + lemma


def feature(word: Word, name: str) -> str:
    """Value of one UD feature of a word, "" if it has none."""
    for part in word.feats.split("|"):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return ""


def write_features(word: Word, **values: str) -> None:
    """Set UD features of a word, keeping the others; empty values are left out, names sorted as UD asks."""
    have = dict(part.split("=", 1) for part in word.feats.split("|") if "=" in part)
    have.update(values)
    word.feats = "|".join(f"{k}={have[k]}" for k in sorted(have, key=str.lower) if have[k])
