"""Which way an expression looks: the tense of the verb group it stands with.

The parse is one vote: the verb above the expression with its auxiliaries.
Where there is none, the nearest word of the slot `tense` of `time_words.tsv`
in the same sentence decides; where there is none either, news looks back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_context import Direction
from depesche.records import Parse, TimeExpression, Token

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[!?\n]|(?<![\d\s][\d.])(?<!\b\d)\.\s")
REACH = 300
"""Code points around an expression within which the words of its sentence are looked for."""

_DIRECTIONS: tuple[Direction, ...] = ("past", "future", "present")
_OF_NOUN = {"nmod", "nummod"}
_VERBS = {"VERB", "AUX"}


def direction_at(passage: Passage, begin: int, end: int) -> Direction:
    """Whether the words around an expression tell of the past, the present or the future."""
    said = _preposition(passage.parse.text[max(0, begin - 12) : begin], passage.parse.language)
    if said != "none":
        return said
    inside = tokens_in(passage.parse, begin, end)
    group = verb_group(passage, inside[0]) if inside else ()
    of_noun = bool(inside) and inside[-1].deprel in _OF_NOUN and not _of_clock(passage, inside[-1])
    if group and of_noun and group[0].text.lower() in rules(passage.parse.language).values.get("called_off", {}):
        return "future"  # what is called off was still to come
    if group:
        told = _tense_of(group, passage.parse.language)
        if told == "present" and _scheduled(passage, group[0]):
            return "future"
        bare = passage.parse.text[begin:end].isdigit()
        if of_noun and (told == "present" or (told == "future" and bare)):
            return "none"
        if told != "none":
            return told
    return _by_words(passage.parse.text, begin, end, passage.parse.language)


def _of_clock(passage: Passage, token: Token) -> bool:
    """Whether a token says more of a clock time, and with it belongs to the verb: `um 15 Uhr am Freitag endet`."""
    return passage.parse.tokens[token.head].text.lower() in rules(passage.parse.language).values.get("clock_noun", {})


def _scheduled(passage: Passage, verb: Token) -> bool:
    """Whether what the present tells of is on a programme: `steht im April auf dem Programm`."""
    words = rules(passage.parse.language).values.get("scheduled", {})
    return any(passage.parse.tokens[i].text.lower() in words for i in passage.tree.children(verb.index))


def is_ahead(passage: Passage, time: TimeExpression) -> bool:
    """Whether its preposition says that a time lies ahead: `für Montag`, `for Monday`."""
    return _preposition(passage.parse.text[max(0, time.begin - 12) : time.begin], passage.parse.language) == "future"


def _preposition(before: str, language: str) -> Direction:
    """What the preposition says: ahead in `für Montag geladen`, `set for Monday`; back in `seit Montag`, `aus dem Frühjahr`."""
    values = rules(language).values
    words = [w for w in _WORD.findall(before.lower()) if w not in values.get("determiner", {})]
    if not words:
        return "none"
    if words[-1] in values.get("ahead", {}):
        return "future"
    return "past" if any(words[-1] in values.get(slot, {}) for slot in ("since", "back")) else "none"


def tokens_in(parse: Parse, begin: int, end: int) -> list[Token]:
    """The tokens that overlap a stretch of code points."""
    first = bisect_right(parse.tokens, begin, key=lambda t: t.end)
    last = bisect_left(parse.tokens, end, lo=first, key=lambda t: t.begin)
    return list(parse.tokens[first:last])


def verb_group(passage: Passage, token: Token) -> tuple[Token, ...]:
    """The verb (or predicate with copula) above a token, and its auxiliaries; empty if none is found."""
    tokens = passage.parse.tokens
    seen: set[int] = set()
    while token.index not in seen:
        seen.add(token.index)
        below = (tokens[i] for i in passage.tree.children(token.index))
        helpers = tuple(t for t in below if t.deprel.split(":")[0] in {"aux", "cop"})
        if token.upos in _VERBS or helpers:
            return (token, *helpers)
        token = tokens[token.head]
    return ()


def tense_at(passage: Passage, token: Token) -> Direction:
    """The tense of the verb group that carries a token; "none" if no verb does or its form does not tell."""
    group = verb_group(passage, token)
    return _tense_of(group, passage.parse.language) if group else "none"


def _tense_of(group: tuple[Token, ...], language: str) -> Direction:
    cues = [_cues(language).get(t.text.lower(), "") for t in group]
    feats = [t.feats for t in group]
    if any(
        "Tense=Past" in f and "VerbForm=Part" not in f and not ("Mood=Sub" in f and c == "future") for f, c in zip(feats, cues, strict=True)
    ):
        return "past"
    if any("Tense=Fut" in f for f in feats):  # Russian perfectives
        return "future"
    if cues[0] == "present" and any(t.lemma == "sein" for t in group[1:]):
        return "present"  # `ist geöffnet`: a state
    if cues[0] == "future" or ("VerbForm=Inf" in feats[0] and len(group) == 1):
        return "future"
    participle = any("VerbForm=Part" in f for f in feats)
    if "perfect" in cues and participle:
        return "past"
    if "future" in cues:
        return "future"
    if len(group) == 1 and (cues[0] == "past" or ("VerbForm=Part" in feats[0] and "Tense=Pres" not in feats[0])):
        return "past"  # `the man arrested on Friday`
    if any("Tense=Pres" in f and "VerbForm=Fin" in f for f in feats):
        return "present"
    return next((c for c in _DIRECTIONS if c in cues), "none")


@cache
def _cues(language: str) -> dict[str, str]:
    return rules(language).values.get("tense", {})


def _by_words(text: str, begin: int, end: int, language: str) -> Direction:
    """The nearest tense word of the sentence; news looks back where there is none."""
    first = max((m.end() for m in _STOP.finditer(text, max(0, begin - REACH), begin)), default=max(0, begin - REACH))
    after = _STOP.search(text, end, end + REACH)
    last = after.start() if after else min(len(text), end + REACH)
    found: list[tuple[int, str]] = []
    for word, at in _words(text, first, last):
        cue = _cues(language).get(word.lower(), "")
        if cue:
            gap = begin - at - len(word) if at < begin else at - end
            found.append((gap, cue))
    if not found:
        return "none"
    cues = [c for _, c in sorted(found)]
    return "past" if cues[0] in {"past", "perfect"} else "future" if cues[0] == "future" else "present"


def _words(text: str, first: int, last: int) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(text, first, last):
        yield match.group(), match.start()
