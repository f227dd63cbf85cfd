"""Mends what the models get wrong and grammar can tell: roots, word classes, lemmas."""

from __future__ import annotations

from depesche.language.lemmas import Lemmatizer
from depesche.language.words import Sentence, children


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
        elif (word.name.endswith("-PER") or tag == "NE") and word.upos in {"NOUN", "ADJ", "X"} and word.plain[:1].isupper():
            word.upos = "PROPN"
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
