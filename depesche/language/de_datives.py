"""Datives of German verbs: told by form, by what the verb governs, and found again where they were taken for genitives."""

from __future__ import annotations

from functools import cache

from depesche.language.de_cases import ALL, Readings, noun_readings, phrase_readings, pronoun_readings
from depesche.language.valency import valency
from depesche.language.words import Sentence, attach, children, feature, lexeme_of

_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_RELATIVES = frozenset({"der", "die", "das", "dem", "den", "dessen", "deren", "denen"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def possible_cases(words: Sentence, index: int) -> frozenset[str]:
    """Cases a nominal may stand in, going by its forms."""
    word = words[index]
    if word.upos == "PRON" or is_relative(words, index):
        readings = pronoun_readings(word.plain.lower())
        agreeing = readings & _of_antecedent(words, index)
        readings = agreeing or readings
    else:
        readings = phrase_readings(words, index)
    return _cases(readings)


def is_relative(words: Sentence, index: int) -> bool:
    """Whether a word is a relative pronoun: an article's form before the verb of a relative clause that stands on a noun before it."""
    word, verb = words[index], words[words[index].head]
    return word.plain in _RELATIVES and verb.deprel.startswith("acl") and verb.head < index < word.head


def _of_antecedent(words: Sentence, index: int) -> Readings:
    """Readings a relative pronoun shares with its noun in gender and number; all for other words, and for names nobody knows."""
    if not is_relative(words, index):
        return ALL
    noun = words[words[words[index].head].head]
    told = noun_readings(noun)
    return frozenset(r for r in ALL if any(r[1:] == t[1:] for t in told))


@cache
def _cases(readings: Readings) -> frozenset[str]:
    return frozenset(reading[0] for reading in readings)


def bare(words: Sentence, verb: int, labels: frozenset[str]) -> list[int]:
    """Nominals without a preposition that hang on a verb by one of these relations."""
    found = [c for c in children(words, verb) if words[c].deprel in labels and words[c].upos in _NOMINAL]
    return [c for c in found if not any(words[k].deprel == "case" for k in children(words, c))]


def acts(words: Sentence, index: int) -> bool:
    """Whether a nominal is somebody who can act: a name, an office, a body."""
    known, word = valency("de"), words[index]
    named = word.upos == "PROPN" or any(words[c].deprel == "appos" and words[c].upos == "PROPN" for c in children(words, index))
    return named or known.office(word.lemma) or known.listed(word.lemma, "acting_nouns")


def datives(words: Sentence, verb: int) -> None:
    """Relabel what can only be a dative, and what was called one and cannot be, in place."""
    frame = valency("de").verb(lexeme_of(words, verb))
    objects = bare(words, verb, frozenset({"obj"}))
    for c in bare(words, verb, frozenset({"obl:arg"})):
        cases = possible_cases(words, c)
        if "Dat" not in cases and cases & {"Acc", "Nom"}:
            words[c].deprel = "obj" if "Acc" in cases else "nsubj"
        elif frame.transitive and not frame.dative and "Acc" in cases and not objects:
            words[c].deprel = "obj"  # `ließ den Diplomaten frei`
    _told_of(words, verb)
    _looming(words, verb)
    for c in bare(words, verb, _CORE):
        if possible_cases(words, c) <= {"Dat", "Gen"}:
            words[c].deprel = "obl:arg"


def _looming(words: Sentence, verb: int) -> None:
    """`Japan droht erneute Rezession`: what looms is the subject, whom it threatens a dative; who threatens does so with something."""
    below = children(words, verb)
    if lexeme_of(words, verb) != "drohen" or any(words[c].deprel in {"ccomp", "xcomp", "aux:pass"} for c in below):
        return
    if any(words[k].plain.lower() == "mit" for c in below for k in children(words, c) if words[k].deprel == "case"):
        return
    core = bare(words, verb, _CORE | {"obl:arg", "dep"})
    threatened = [c for c in core if acts(words, c) and "Dat" in possible_cases(words, c)]
    looming = [c for c in core if not acts(words, c) and words[c].upos == "NOUN" and "Nom" in possible_cases(words, c)]
    numbers = {feature(words[c], "Number") for c in (verb, *looming)} - {""}
    if len(core) == 2 and len(threatened) == len(looming) == len(numbers) == 1:
        words[threatened[0]].deprel, words[looming[0]].deprel = "obl:arg", "nsubj"


def _told_of(words: Sentence, verb: int) -> None:
    """`Es besteht der Verdacht`: beside `es` and without another subject a phrase with `der` is what exists."""
    labels = {words[c].deprel for c in children(words, verb)}
    given = bare(words, verb, frozenset({"obl:arg"}))
    if "expl" in labels and len(given) == 1 and not labels & {"nsubj", "nsubj:pass", "obj"}:
        articles = [words[c].plain.lower() for c in children(words, given[0]) if words[c].deprel == "det"]
        if articles == ["der"]:
            words[given[0]].deprel = "nsubj"


def second_object(words: Sentence, verb: int) -> None:
    """Settle two objects, two datives, or the one object of a verb that has only a dative, by what the verb governs."""
    frame = valency("de").verb(lexeme_of(words, verb))
    objects = bare(words, verb, frozenset({"obj"}))
    given = bare(words, verb, frozenset({"obl:arg"}))
    if len(given) > 1 and not objects:
        words[given[-1]].deprel = "obj"
        return
    if not frame.dative or given or not objects:
        return
    able = [c for c in objects if "Dat" in possible_cases(words, c) and words[c].lemma.lower() not in frame.objects]
    if len(objects) == 1:
        able = [c for c in able if acts(words, c)]
    if able and (len(objects) > 1 or not frame.transitive):
        words[able[0]].deprel = "obl:arg"


def place_visited(words: Sentence, index: int) -> None:
    """`besuchte Xi Moskau`: after verb and subject a state or capital is the object, not the end of somebody's name."""
    word, known = words[index], valency("de")
    if word.deprel != "flat" or word.head != index - 1 or (word.plain not in known.states and word.plain not in known.capitals):
        return
    subject, verb = words[word.head], words[index - 1].head
    frame = known.verb(lexeme_of(words, verb))
    if subject.deprel != "nsubj" or verb != index - 2 or not (frame.transitive or frame.acted) or bare(words, verb, frozenset({"obj"})):
        return
    attach(words, index, verb, "obj")
    word.name = "B-LOC"


def stray_object(words: Sentence, index: int) -> None:
    """Hang a bare dative or object on the verb if the parser took it for a genitive: `Schoigu der DVRK einen Besuch`."""
    word = words[index]
    if word.deprel not in {"nmod", "appos", "flat"} or word.upos not in {"NOUN", "PROPN"} or word.head > index:
        return
    marks = [words[c].deprel for c in children(words, index)]
    host = word.head
    while words[host].deprel in {"appos", "flat"} and words[host].head < host:  # `Präsident Macron der Ukraine`
        host = words[host].head
    verb = words[host].head
    if "case" in marks or words[verb].upos != "VERB" or words[host].deprel not in _CORE | {"obl", "obl:arg"}:
        return
    cases = possible_cases(words, index)
    articled = any(mark.startswith("det") for mark in marks)
    core = words[host].deprel in _CORE
    if core and "Dat" in cases and (cases == {"Dat"} or (articled and _not_genitive(words, index, verb))):
        attach(words, index, verb, "obl:arg")
    elif articled and word.deprel == "nmod" and cases == {"Acc"} and not bare(words, verb, frozenset({"obj"})):
        attach(words, index, verb, "obj")
    elif articled and word.deprel == "nmod" and not cases & {"Gen", "Nom"} and not bare(words, verb, frozenset({"obj", "obl:arg"})):
        attach(words, index, verb, "obj" if "Acc" in cases else "obl:arg")


def _not_genitive(words: Sentence, index: int, verb: int) -> bool:
    """Names take no genitive after them; beside an object, a verb that governs a dative wants one."""
    first = min([index, *(c for c in children(words, index) if c < index)])
    if first > 0 and words[first - 1].upos == "PROPN" and first - 1 > verb - len(words):
        return True
    frame = valency("de").verb(lexeme_of(words, verb))
    given = bare(words, verb, frozenset({"obl:arg"}))
    told = any(words[c].deprel in {"obj", "xcomp", "ccomp"} and c > index for c in children(words, verb))
    return frame.dative and not given and (told or not frame.transitive) and words[words[index].head].deprel.startswith("nsubj")
