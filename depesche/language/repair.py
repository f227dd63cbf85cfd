"""Mends what the models get wrong and grammar can tell: roots, word classes, lemmas, subject and object."""

from __future__ import annotations

from depesche.language.lemmas import Lemmatizer
from depesche.language.words import Sentence, Word, children, feature

_CORE = ("nsubj", "obj", "nsubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def one_root(words: Sentence) -> None:
    """Keep one root per sentence: a verb if there is one; the others hang on it."""
    roots = [i for i, w in enumerate(words) if w.head == i]
    if not roots:
        return
    main = next((i for i in roots if words[i].upos == "VERB"), roots[0])
    for i in roots:
        if i != main:
            words[i].head = main
            words[i].deprel = "punct" if words[i].upos == "PUNCT" else "parataxis"
    words[main].deprel = "root"


def german_classes(words: Sentence) -> None:
    """Settle UPOS where the tagger (taught by a large corpus) is surer than the small treebanks."""
    for i, word in enumerate(words):
        tag = word.tag
        if tag.startswith("$") != (word.upos == "PUNCT") and not any(c.isalnum() for c in word.text):
            word.upos = "SYM" if word.text in "%€$§+&=<>°" else "PUNCT"
        elif tag in {"VVFIN", "VVPP", "VVINF", "VVIZU"} and word.upos in {"ADJ", "NOUN"} and _verbal(words, i):
            word.upos = "VERB"


def _verbal(words: Sentence, index: int) -> bool:
    labels = {words[c].deprel.split(":")[0] for c in children(words, index)}
    return (words[index].tag == "VVFIN" and words[index].deprel != "amod") or bool(labels & {"nsubj", "aux"})


def german_lemmas(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """Look lemmas up again where word class and tag disagree; a relative or article keeps its dictionary form."""
    for word in words:
        if word.upos in {"VERB", "AUX"} and not word.tag.startswith("V"):
            word.lemma = lemmatizer.lemma(word.plain, _verb_tag(word.plain))
        elif word.upos == "NOUN" and word.tag not in {"NN", "NE"}:
            word.lemma = lemmatizer.lemma(word.plain, "NN")
        elif word.upos == "PUNCT":
            word.lemma = word.text


def _verb_tag(form: str) -> str:
    low = form.lower()
    if low.startswith("ge") and low.endswith(("t", "en")):
        return "VVPP"
    return "VVINF" if low.endswith(("en", "rn", "ln")) else "VVFIN"


def german_relations(words: Sentence) -> None:
    """Correct subjects and objects by case and agreement, predicate by predicate."""
    for i, word in enumerate(words):
        if word.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
            _by_case(words, i)
            _two_subjects(words, i)


def _nominals(words: Sentence, index: int, *labels: str) -> list[int]:
    found = [c for c in children(words, index) if words[c].deprel in labels and words[c].upos in _NOMINAL]
    return [c for c in found if not any(words[k].deprel == "case" for k in children(words, c))]


def _by_case(words: Sentence, index: int) -> None:
    passive = any(words[c].deprel == "aux:pass" for c in children(words, index))
    subject = "nsubj:pass" if passive else "nsubj"
    for c in _nominals(words, index, *_CORE):
        case = feature(words[c], "Case")
        if case == "Dat":
            words[c].deprel = "obl:arg"
        elif case == "Acc" and words[c].deprel.startswith("nsubj") and words[index].upos == "VERB":
            words[c].deprel = "obj"
    subjects = _nominals(words, index, "nsubj", "nsubj:pass")
    for c in _nominals(words, index, "obj"):
        if feature(words[c], "Case") == "Nom" and not subjects:
            words[c].deprel = subject
            subjects = [c]


def _two_subjects(words: Sentence, index: int) -> None:
    subjects = _nominals(words, index, "nsubj", "nsubj:pass")
    copular = any(words[c].deprel == "cop" for c in children(words, index))
    if len(subjects) < 2 or copular or words[index].upos not in {"VERB", "AUX"}:
        return
    best = max(subjects, key=lambda c: (_fits(words, index, words[c]), -c))
    for c in subjects:
        if c != best:
            words[c].deprel = "obj"


def _fits(words: Sentence, index: int, subject: Word) -> int:
    """Say how well a nominal fits as subject: case first, then number."""
    case, number = feature(subject, "Case"), feature(subject, "Number")
    finite = [index, *(c for c in children(words, index) if words[c].deprel in {"aux", "aux:pass"})]
    numbers = {feature(words[c], "Number") for c in finite if feature(words[c], "VerbForm") == "Fin"} - {""}
    score = 4 if case == "Nom" else -4 if case else 0
    if number and numbers:
        score += 2 if number in numbers else -2
    return score
