"""The words of one sentence while the engine finishes them."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

_NEVER: tuple[int, list[list[int]]] = (-1, [])


class Word:
    """One word while it is being finished; `plain` is the form the models saw, `head` counts in the sentence."""

    __slots__ = ("_head", "deprel", "feats", "gender", "known", "lemma", "lexeme", "name", "plain", "tag", "text", "upos")
    known: tuple[int, list[list[int]]]
    """When `hanging` was last worked out, and what it gave."""
    changes = 0
    """How often any word was hung elsewhere: what was known of a tree before is out of date."""

    def __init__(
        self, *, text: str, plain: str, tag: str, lemma: str, upos: str, feats: str, head: int, deprel: str, name: str
    ) -> None:  # fmt: skip
        self.text, self.plain, self.tag, self.lemma, self.upos, self.feats = text, plain, tag, lemma, upos, feats
        self.head, self.deprel, self.name = head, deprel, name
        self.lexeme = self.gender = ""
        self.known = _NEVER

    def _hang(self, position: int) -> None:
        self._head = position
        Word.changes += 1

    head = property(attrgetter("_head"), _hang, doc="Position of the word it hangs on.")

    def hanging(self, words: list[Word]) -> list[list[int]]:
        """Work out the positions below each word of the sentence this word begins."""
        table: list[list[int]] = [[] for _ in words]
        for i, word in enumerate(words):
            if word._head != i:
                table[word._head].append(i)
        self.known = Word.changes, table
        return table


Sentence = list[Word]
"""Words of one sentence; heads are positions in it, a root points to itself."""


def children(words: Sentence, index: int) -> list[int]:
    """Positions of the words that hang on a word, in order; worked out anew only after a change."""
    when, table = words[0].known
    if when != Word.changes or len(table) != len(words):
        table = words[0].hanging(words)
    return table[index]


def below(words: Sentence, index: int, top: int) -> bool:
    """Whether a word is `top` or hangs somewhere below it."""
    while index != top and words[index].head != index:
        index = words[index].head
    return index == top


def break_rings(words: Sentence) -> None:
    """Hang a ring of words, which a rule may have made, on the root of the sentence, so that every way up ends."""
    sure: set[int] = set()
    root = next((i for i, w in enumerate(words) if w.head == i), None)
    for start in range(len(words)):
        way: list[int] = []
        at = start
        while at not in sure and words[at].head != at and at not in way:
            way.append(at)
            at = words[at].head
        if at in way:
            words[at].head, words[at].deprel = (at, "root") if root is None else (root, "parataxis")
            root = at if root is None else root
        sure.update(way)


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
    return _value(word.feats, name) if name in word.feats else ""


@lru_cache(maxsize=20_000)
def _value(feats: str, name: str) -> str:
    for part in feats.split("|"):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return ""


def write_features(word: Word, **values: str) -> None:
    """Set UD features of a word, keeping the others; empty values are left out, names sorted as UD asks."""
    word.feats = _merged(word.feats, tuple(values.items()))


@lru_cache(maxsize=20_000)
def _merged(feats: str, values: tuple[tuple[str, str], ...]) -> str:
    have = dict(part.split("=", 1) for part in feats.split("|") if "=" in part)
    have.update(values)
    return "|".join(f"{k}={have[k]}" for k in sorted(have, key=str.lower) if have[k])
