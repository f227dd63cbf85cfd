"""Names made consistent over a text: a person named in full once is known by surname from then on."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.words import Sentence

_NAMEABLE = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_PARTICLES = frozenset("von van de der den zu al el bin ibn und dos da di le la".split())
_LEAST = 3


def spans(words: Sentence) -> list[tuple[int, int, str]]:
    """Give the names of a sentence as (begin, end, label)."""
    out: list[tuple[int, int, str]] = []
    for i, word in enumerate(words):
        if word.name == "O":
            continue
        prefix, _, label = word.name.partition("-")
        if prefix == "I" and out and out[-1][1] == i and out[-1][2] == label:
            out[-1] = (out[-1][0], i + 1, label)
        elif label:
            out.append((i, i + 1, label))
    return out


def mark(words: Sentence, begin: int, end: int, label: str) -> None:
    """Label a stretch of words as one name."""
    for i in range(begin, end):
        words[i].name = f"{'B' if i == begin else 'I'}-{label}"


def surnames(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Count the surnames of persons named in full (two words or more)."""
    found: dict[str, int] = {}
    for words in sentences:
        for begin, end, label in spans(words):
            last = words[end - 1].plain
            if label == "PER" and end - begin > 1 and len(last) >= _LEAST and last[0].isupper():
                found[last] = found.get(last, 0) + 1
    return found


def propagate_names(sentences: Sequence[Sentence], language: str) -> None:
    """Label bare surnames as persons once their bearer has been named in full, also in the genitive."""
    known = surnames(sentences)
    if not known:
        return
    for words in sentences:
        for i, word in enumerate(words):
            name = _surname(word.plain, known, language)
            if not name or not _alone(words, i):
                continue
            mark(words, i, i + 1, "PER")
            word.lemma = word.lexeme = name if word.upos == "PROPN" else word.lemma
            word.upos = "PROPN" if word.upos in _NAMEABLE else word.upos


def _surname(form: str, known: dict[str, int], language: str) -> str:
    if form in known:
        return form
    bare = form.removesuffix("s").removesuffix("'")
    return bare if language == "de" and bare in known and bare != form else ""


def _alone(words: Sequence[object] | Sentence, index: int) -> bool:
    """Tell whether the word is a name of its own, not part of a longer one ("Trump Tower")."""
    sentence: Sentence = words  # type: ignore[assignment]
    name = sentence[index].name
    if name.startswith("I-") or sentence[index].upos not in _NAMEABLE:
        return False
    following = sentence[index + 1].name if index + 1 < len(sentence) else "O"
    return not following.startswith("I-")
