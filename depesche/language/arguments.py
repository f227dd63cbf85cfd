"""Subject, object and dative of German verbs set right by case, agreement and voice.

German puts the object first when it likes; a parser taught by few sentences
then takes it for the subject.  Articles, endings and the number of the verb
often decide, and where they do not, the parser's own opinion stands.
"""

from __future__ import annotations

from depesche.language.de_datives import acts, bare, datives, is_relative, place_visited, possible_cases, second_object, stray_object
from depesche.language.de_verbs import SEPARABLE
from depesche.language.repair import opened
from depesche.language.valency import valency
from depesche.language.words import Sentence, attach, children, feature, lexeme_of

_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = _CORE | {"obl:arg"}
_SINGULAR = frozenset({"das", "dies", "was", "es", "man", "er"})

_ABOUT = frozenset({"über", "bis", "zu", "an", "gegen", "um", "unter", "zwischen", "als", "rund"})
"""Prepositions that stand before numbers."""
_ABSTRACT = ("ung", "tion", "heit", "keit", "schaft", "tät", "wahl", "ismus", "nis")

_PASSIVE_ONLY = frozenset({"wurde", "wurden", "worden"})
"""Forms of `werden` that make no future."""
_LIKED = 2.5
_IMPOSSIBLE = -9.0
_AGREES = 2.0
_FIRST = 0.4
_ACTS = 1.6
_PERSON = 2.4
_NAMED = 1.0
_FIRST_OF_ACTORS = 2.6


def mend_arguments(words: Sentence) -> None:
    """Correct the core relations of every verb of a German sentence, in place."""
    for i, word in enumerate(words):
        if word.upos == "DET" and word.deprel in _ARGUMENTS and is_relative(words, i):
            word.upos = "PRON"
        if word.deprel in _CORE:
            _stray_subject(words, i)
            _prepositional(words, i)
        elif word.deprel == "cop":
            _no_copula(words, i)
    for i, word in enumerate(words):
        below = children(words, i) if word.upos in _VERBAL else ()
        if below and not any(words[c].deprel == "cop" for c in below):
            _voice(words, i)
            _nameless(words, i)
            _time_as_object(words, i)
            datives(words, i)
            _subject(words, i)
            _es(words, i)
    for i in range(len(words)):
        place_visited(words, i)
        stray_object(words, i)
    for i, word in enumerate(words):
        if word.upos == "VERB" and children(words, i):
            second_object(words, i)
            _predicative(words, i)


def _stray_subject(words: Sentence, index: int) -> None:
    """`nach dem Anschlag 2000 Soldaten im Einsatz`: the subject of a phrase with a preposition is that of the predicate."""
    noun = words[index].head
    above = words[noun].head
    if words[index].deprel != "nsubj" or words[noun].deprel not in {"obl", "nmod"}:
        return
    labels = {words[c].deprel for c in children(words, noun)}
    if "case" in labels and not labels & {"cop", "aux"} and "nsubj" not in {words[c].deprel for c in children(words, above)}:
        attach(words, index, above, "nsubj")


def _prepositional(words: Sentence, index: int) -> None:
    """What has a preposition is neither subject nor object, unless the preposition only says about how many: `über 100 Menschen`."""
    below = children(words, index)
    if words[index].upos in {"NOUN", "PROPN", "PRON"} and words[words[index].head].upos == "VERB":
        cases = [words[c].plain.lower() for c in below if words[c].deprel == "case" and c < index]
        if cases and not any(words[c].deprel == "nummod" for c in below) and cases[-1] not in _ABOUT:
            words[index].deprel = "obl"


def _no_copula(words: Sentence, index: int) -> None:
    """`sind befreit`: a participle has an auxiliary, no copula; of two copulas (`wird riskant sein`) the finite one is an auxiliary."""
    word, head = words[index], words[words[index].head]
    if head.upos == "VERB" and head.tag == "VVPP" and word.lemma == "sein":
        word.upos = "AUX"
        word.deprel = "aux" if _perfect(words, word.head, index) else "aux:pass"
    elif word.lemma == "werden" and any(
        words[c].deprel == "cop" and c != index and words[c].lemma == "sein" for c in children(words, word.head)
    ):
        word.upos, word.deprel = "AUX", "aux"


def _core(words: Sentence, verb: int) -> list[int]:
    return bare(words, verb, _CORE)


def _voice(words: Sentence, verb: int) -> None:
    """Make passive labels agree with the forms: `wird ... ablösen` is no passive, `wurde ... gesehen` is one."""
    auxiliaries = [c for c in children(words, verb) if words[c].deprel in {"aux", "aux:pass"} and words[c].upos in {"AUX", "VERB"}]
    form = feature(words[verb], "VerbForm")
    if words[verb].plain.lower() == words[verb].lemma and any(_only_accusative(words, c) for c in _core(words, verb)):
        form = "Inf"
    elif form == "Inf" and any(words[c].plain.lower() in _PASSIVE_ONLY for c in auxiliaries):
        form = "Part"  # `wurde bestritten`: the participle may look like the infinitive
    for c in auxiliaries:
        if words[c].deprel == "aux:pass" and (form == "Inf" or words[c].lemma == "haben" or _perfect(words, verb, c)):
            words[c].deprel = "aux"
        elif words[c].deprel == "aux" and words[c].plain.lower() in _PASSIVE_ONLY and form == "Part":
            words[c].deprel = "aux:pass"
    passive = any(words[c].deprel == "aux:pass" for c in auxiliaries)
    for c in _core(words, verb):
        if auxiliaries and words[c].deprel.startswith("nsubj"):
            words[c].deprel = "nsubj:pass" if passive else "nsubj"


def _perfect(words: Sentence, verb: int, auxiliary: int) -> bool:
    """Whether `ist` is no passive but the perfect of a verb of moving or changing: `ist eingetroffen`."""
    moving, lemma = valency("de").settings["sein_perfect"], words[verb].lemma
    parted = (lemma[: -len(v)] for v in moving if lemma.endswith(v))
    return words[auxiliary].lemma == "sein" and any(p in {"", *SEPARABLE} for p in parted)


def _nameless(words: Sentence, verb: int) -> None:
    """A bare noun the parser found no relation for is one of the core nominals."""
    labels = {words[c].deprel for c in _core(words, verb)}
    for c in bare(words, verb, frozenset({"dep"})):
        if words[c].upos in {"NOUN", "PROPN"} and words[verb].upos == "VERB":
            words[c].deprel = "obj" if any(label.startswith("nsubj") for label in labels) else "nsubj"


def _time_as_object(words: Sentence, verb: int) -> None:
    """`werde China Ende August besuchen`: beside somebody, a time is not what the verb is done to."""
    known = valency("de")
    given = bare(words, verb, frozenset({"obl:arg"}))
    for c in bare(words, verb, frozenset({"obj"})):
        month = any(known.listed(words[k].lemma, "times") for k in children(words, c) if words[k].deprel == "nmod")
        if given and words[c].upos == "NOUN" and (month or known.listed(words[c].lemma, "times")):
            words[c].deprel = "obl"
            if not known.verb(lexeme_of(words, verb)).dative and "Acc" in possible_cases(words, given[0]):
                words[given[0]].deprel = "obj"


def _predicative(words: Sentence, verb: int) -> None:
    """`machte die PKK verantwortlich`: an adjective the tables name as predicate of the verb is one."""
    wanted = valency("de").verb(lexeme_of(words, verb)).predicates
    for c in children(words, verb):
        if words[c].deprel == "advmod" and words[c].lemma.lower() in wanted:
            words[c].deprel = "xcomp"


def _only_accusative(words: Sentence, index: int) -> bool:
    cases = possible_cases(words, index)
    return "Acc" in cases and "Nom" not in cases


def _finite(words: Sentence, verb: int) -> int | None:
    group = [verb, *(c for c in children(words, verb) if words[c].deprel in {"aux", "aux:pass"})]
    return next((c for c in group if feature(words[c], "VerbForm") == "Fin"), None)


def _number(words: Sentence, index: int) -> str:
    joined = any(words[c].deprel == "conj" for c in children(words, index))
    if joined or words[index].text in valency("de").settings["plural_names"]:
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
    second = core[0] == finite - 1 and not opened(words, words[verb].head)  # `... und die Einnahmen sinken`
    shared = words[verb].deprel == "conj" and not second
    if not any(words[c].deprel.startswith("nsubj") for c in core) and (shared or labels & {"csubj", "csubj:pass", "expl"}):
        return
    scores = {c: _score(words, verb, core, finite, c) for c in core}
    best = max(core, key=lambda c: (scores[c], -c))
    if scores[best] <= _IMPOSSIBLE / 2:
        return
    passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
    for c in core:
        words[c].deprel = ("nsubj:pass" if passive else "nsubj") if c == best else "obj"


def _es(words: Sentence, verb: int) -> None:
    """`es` after the subject, with no clause it stands for, is the object; `es gibt` has nothing but an object."""
    below = children(words, verb)
    es = next((c for c in below if words[c].plain.lower() == "es" and words[c].deprel in {"expl", "nsubj", "obj"}), None)
    if es is None:
        return
    if words[verb].lemma == "geben" and not any(words[c].deprel == "compound:prt" for c in below):
        for c in _core(words, verb):
            words[c].deprel = "expl" if c == es else "obj"
        return
    labels = {words[c].deprel.partition(":")[0] for c in below if c != es}
    done = any(words[c].deprel == "nsubj" for c in below if c < es)
    if words[es].deprel == "expl" and done and not labels & {"csubj", "ccomp", "xcomp", "advcl", "acl", "obj", "parataxis"}:
        words[es].deprel = "obj"


def _score(words: Sentence, verb: int, core: list[int], finite: int, index: int) -> float:
    score = _agreement(words, finite, index)
    score += _LIKED if words[index].deprel.startswith("nsubj") else 0.0
    score += 0.0 if "Nom" in possible_cases(words, index) else _IMPOSSIBLE
    score += _FIRST if index == core[0] else 0.0
    score += _acting(words, verb, index)
    rivals = [c for c in core if c != index and acts(words, c)]
    if _person(words, index) and not rivals:
        score += _NAMED
    if index == core[0] and rivals and acts(words, index) and len(rivals) == len(core) - 1:
        score += _FIRST_OF_ACTORS
    others = [c for c in core if c != index]
    if index == core[0] and _person(words, index) and any(words[c].name.endswith("-LOC") for c in others):
        score += _PERSON  # `In Kürze besucht Außenminister Steinmeier Israel`
    return score + sum(_IMPOSSIBLE / 2 for c in others if "Acc" not in possible_cases(words, c))


def _acting(words: Sentence, verb: int, index: int) -> float:
    """Verbs that tell what somebody does have somebody for their subject, not `die Lieferung` or `die Wahl`."""
    known, word = valency("de"), words[index]
    if not known.verb(lexeme_of(words, verb)).acted or word.upos == "PRON":
        return 0.0
    if acts(words, index):
        return _ACTS
    abstract = word.lemma.lower().endswith(_ABSTRACT) or known.noun(word.lemma) != known.noun("")
    return -_ACTS if abstract else 0.0


def _person(words: Sentence, index: int) -> bool:
    below = (index, *(c for c in children(words, index) if words[c].deprel in {"appos", "flat"}))
    return any(words[c].name.endswith("-PER") for c in below)


def _without_finite(words: Sentence, verb: int, core: list[int]) -> None:
    """An infinitive with "zu" has no subject of its own."""
    form = words[verb]
    with_zu = form.tag == "VVIZU" or any(words[c].tag == "PTKZU" for c in children(words, verb))
    if with_zu and form.deprel != "root":
        for c in core:
            if words[c].deprel.startswith("nsubj"):
                words[c].deprel = "obj"
