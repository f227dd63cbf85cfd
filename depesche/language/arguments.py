"""Subject, object and dative of German verbs set right by case, agreement and voice.

German puts the object first when it likes; a parser taught by few sentences
then takes it for the subject.  Articles, endings and the number of the verb
often decide, and where they do not, the parser's own opinion stands.
"""

from __future__ import annotations

from depesche.language.de_cases import phrase_readings, pronoun_readings
from depesche.language.words import Sentence, children, feature

_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SINGULAR = frozenset({"das", "dies", "was", "es", "man", "er"})
_PLURAL_NAMES = frozenset({"USA", "Niederlande", "Philippinen", "Malediven", "VAE", "Staaten", "Nationen"})

_LIKED = 2.5
_IMPOSSIBLE = -9.0
_AGREES = 2.0
_FIRST = 0.4


def mend_arguments(words: Sentence) -> None:
    """Correct the core relations of every verb of a German sentence, in place."""
    for i, word in enumerate(words):
        if word.upos in {"VERB", "AUX"} and not any(words[c].deprel == "cop" for c in children(words, i)):
            _voice(words, i)
            _datives(words, i)
            _subject(words, i)
    for i in range(len(words)):
        _stray_dative(words, i)


def possible_cases(words: Sentence, index: int) -> frozenset[str]:
    """Cases a nominal may stand in, going by its forms."""
    word = words[index]
    if word.upos == "PRON":
        readings = pronoun_readings(word.plain.lower())
    else:
        readings = phrase_readings(words, index)
    return frozenset(reading[0] for reading in readings)


def _bare(words: Sentence, verb: int, labels: frozenset[str]) -> list[int]:
    found = [c for c in children(words, verb) if words[c].deprel in labels and words[c].upos in _NOMINAL]
    return [c for c in found if not any(words[k].deprel == "case" for k in children(words, c))]


def _core(words: Sentence, verb: int) -> list[int]:
    return _bare(words, verb, _CORE)


def _voice(words: Sentence, verb: int) -> None:
    """Make passive labels agree with the forms: `wird ... ablösen` is no passive, `wurde ... gesehen` is one."""
    auxiliaries = [c for c in children(words, verb) if words[c].deprel in {"aux", "aux:pass"} and words[c].upos in {"AUX", "VERB"}]
    form = feature(words[verb], "VerbForm")
    if words[verb].plain.lower() == words[verb].lemma and any(_only_accusative(words, c) for c in _core(words, verb)):
        form = "Inf"
    for c in auxiliaries:
        if words[c].deprel == "aux:pass" and (form == "Inf" or words[c].lemma == "haben"):
            words[c].deprel = "aux"
        elif words[c].deprel == "aux" and words[c].lemma == "werden" and form == "Part" and feature(words[c], "Mood"):
            words[c].deprel = "aux:pass"
    passive = any(words[c].deprel == "aux:pass" for c in auxiliaries)
    for c in _core(words, verb):
        if auxiliaries and words[c].deprel.startswith("nsubj"):
            words[c].deprel = "nsubj:pass" if passive else "nsubj"


def _only_accusative(words: Sentence, index: int) -> bool:
    cases = possible_cases(words, index)
    return "Acc" in cases and "Nom" not in cases


def _datives(words: Sentence, verb: int) -> None:
    for c in _bare(words, verb, frozenset({"obl:arg"})):
        if "Dat" not in possible_cases(words, c) and "Acc" in possible_cases(words, c):
            words[c].deprel = "obj"
    for c in _core(words, verb):
        if possible_cases(words, c) <= {"Dat", "Gen"}:
            words[c].deprel = "obl:arg"


def _finite(words: Sentence, verb: int) -> int | None:
    group = [verb, *(c for c in children(words, verb) if words[c].deprel in {"aux", "aux:pass"})]
    return next((c for c in group if feature(words[c], "VerbForm") == "Fin"), None)


def _number(words: Sentence, index: int) -> str:
    joined = any(words[c].deprel == "conj" for c in children(words, index))
    if joined or words[index].text in _PLURAL_NAMES:
        return "Plur"
    if words[index].plain.lower() in _SINGULAR:
        return "Sing"
    return feature(words[index], "Number") or ("Sing" if words[index].upos == "PROPN" else "")


def _agreement(words: Sentence, finite: int, index: int) -> float:
    ours, theirs = _number(words, index), feature(words[finite], "Number")
    if not ours or not theirs:
        return 0.0
    return _AGREES if ours == theirs else -_AGREES


def _subject(words: Sentence, verb: int) -> None:
    """Choose the subject among the core nominals; the others are objects."""
    core = _core(words, verb)
    finite = _finite(words, verb)
    if not core:
        return
    if finite is None:
        _without_finite(words, verb, core)
        return
    labels = {words[c].deprel for c in children(words, verb)}
    if not any(words[c].deprel.startswith("nsubj") for c in core) and (
        words[verb].deprel == "conj" or labels & {"csubj", "csubj:pass", "expl"}
    ):
        return
    scores = {c: _score(words, core, finite, c) for c in core}
    best = max(core, key=lambda c: (scores[c], -c))
    if scores[best] <= _IMPOSSIBLE / 2:
        return
    passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
    for c in core:
        words[c].deprel = ("nsubj:pass" if passive else "nsubj") if c == best else "obj"


def _score(words: Sentence, core: list[int], finite: int, index: int) -> float:
    score = _agreement(words, finite, index)
    score += _LIKED if words[index].deprel.startswith("nsubj") else 0.0
    score += 0.0 if "Nom" in possible_cases(words, index) else _IMPOSSIBLE
    score += _FIRST if index == core[0] else 0.0
    others = [c for c in core if c != index]
    return score + sum(_IMPOSSIBLE / 2 for c in others if "Acc" not in possible_cases(words, c))


def _without_finite(words: Sentence, verb: int, core: list[int]) -> None:
    """An infinitive with "zu" has no subject of its own."""
    form = words[verb]
    with_zu = form.tag == "VVIZU" or any(words[c].tag == "PTKZU" for c in children(words, verb))
    if with_zu and form.deprel != "root":
        for c in core:
            if words[c].deprel.startswith("nsubj"):
                words[c].deprel = "obj"


def _stray_dative(words: Sentence, index: int) -> None:
    """Hang a bare dative on the verb if the parser took it for a genitive: `Schoigu der DVRK einen Besuch`."""
    word = words[index]
    head = words[word.head]
    if word.deprel != "nmod" or word.upos not in {"NOUN", "PROPN"} or word.head > index:
        return
    if any(words[c].deprel == "case" for c in children(words, index)):
        return
    verb = words[head.head]
    cases = possible_cases(words, index)
    articled = any(words[c].deprel.startswith("det") for c in children(words, index))
    person = head.name.endswith("PER") and "Dat" in cases and articled  # names of persons take no genitive after them
    if (cases == {"Dat"} or person) and verb.upos == "VERB" and head.deprel in _CORE:
        word.head, word.deprel = head.head, "obl:arg"
