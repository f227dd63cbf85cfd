"""Mends what the models get wrong and grammar can tell: roots, word classes, lemmas."""

from __future__ import annotations

from depesche.language.de_verbs import is_strong, stem, strong_participle
from depesche.language.lemmas import Lemmatizer
from depesche.language.valency import valency
from depesche.language.words import Sentence, children

_FORMS_OF_VERBS = frozenset({"VVFIN", "VVINF", "VVIMP"})


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
    """Settle UPOS where names, signs and forms decide it; elsewhere the net knows better than the tagger."""
    for i, word in enumerate(words):
        tag = word.tag
        if (tag.startswith("$") or word.upos not in {"PUNCT", "SYM"}) and word.upos != "PUNCT" and not any(c.isalnum() for c in word.text):
            word.upos = "SYM" if word.text in "%€$§+&=<>°" else "PUNCT"
        elif i == 0 and tag == "ADJD" and word.upos in {"NOUN", "PROPN"}:
            word.upos, word.name = "ADJ", "O"  # `Scharf kritisierte Amnesty ...`
            word.deprel = "advmod" if words[word.head].upos == "VERB" else word.deprel
        elif word.name.endswith("-PER") and word.upos in {"NOUN", "ADJ", "X"} and word.plain[:1].isupper():
            word.upos = "PROPN"
        elif word.upos == "ADV" and word.plain.lower() in valency("de").adjectives and _copula(words, i):
            word.upos = "ADJ"
        elif tag in {"VVFIN", "VVPP", "VVINF", "VVIZU"} and word.upos == "ADJ" and _verbal(words, i):
            word.upos = "VERB"
        elif word.upos == "ADJ" and tag in _FORMS_OF_VERBS and word.deprel == "xcomp" and words[word.head].upos == "VERB":
            word.deprel = "advmod"  # `argumentierte klug`
        elif word.upos == "VERB" and (tag == "ADJD" or (tag == "VVFIN" and word.deprel == "xcomp")) and not _forms_verb(words, i):
            word.upos, word.tag = "ADJ", "ADJD"
            word.deprel = "advmod" if word.deprel in {"xcomp", "advcl"} and words[word.head].upos == "VERB" else word.deprel


def _forms_verb(words: Sentence, index: int) -> bool:
    """Whether a word has what only verbs have: an auxiliary, a subject, an object, or the look of a participle."""
    labels = {words[c].deprel.partition(":")[0] for c in children(words, index)}
    low = words[index].plain.lower()
    return bool(labels & {"aux", "nsubj", "obj", "compound"}) or (low.endswith(("t", "en")) and low != words[index].lemma)


def _copula(words: Sentence, index: int) -> bool:
    return any(words[c].deprel == "cop" for c in children(words, index))


def _verbal(words: Sentence, index: int) -> bool:
    labels = {words[c].deprel.split(":")[0] for c in children(words, index)}
    return bool(labels & {"nsubj", "aux"}) and "cop" not in labels and words[index].deprel != "amod"


def german_homographs(words: Sentence) -> None:
    """Settle forms that are participle or present (`beschuldigt`): without auxiliary, in a full clause, present.

    Of a strong verb they are never a participle (`schweigt`).
    """
    for i, word in enumerate(words):
        base = stem(word.lemma)
        if word.tag != "VVPP" or word.upos != "VERB" or word.plain.lower() not in {base + "t", base + "et"}:
            continue
        labels = [words[c].deprel for c in children(words, i)]
        core = sum(label in {"nsubj", "obj", "obl:arg", "ccomp"} for label in labels)
        least = 1 if word.deprel in {"acl", "advcl", "ccomp", "csubj"} else 2
        if {"aux", "aux:pass", "cop"} & set(labels):
            continue
        if core >= least or (core and is_strong(word.lemma)):
            word.tag = "VVFIN"


_SUBORDINATE = frozenset(
    "dass weil wenn ob obwohl während nachdem bevor ehe damit falls sofern soweit solange sobald seit seitdem da als bis indem wie "
    "obgleich wenngleich sodass zumal".split()
)
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "conj", "root", "parataxis"})


def german_clause_ends(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """A plural at the end of its clause looks like an infinitive (`dass die Kosten sanken`, `die einreisen können`): it is finite."""
    for i, word in enumerate(words):
        if word.upos != "VERB" or word.deprel not in _CLAUSES or not word.tag.startswith("V") or word.tag == "VVIZU":
            continue
        below = children(words, i)
        group = sorted([i, *(c for c in below if words[c].deprel in {"aux", "aux:pass"})])
        last = words[group[-1]]
        if last.tag[-3:] != "INF" or any(words[c].tag[-3:] == "FIN" or words[c].deprel == "cop" for c in (*group, *below)):
            continue
        if any(words[c].tag == "PTKZU" for c in (*below, *children(words, group[-1]))) or not _is_clause(words, i):
            continue
        joined = (k for c in below if words[c].deprel == "conj" and c > i for k in children(words, c))
        if any(words[k].deprel == "aux" for k in joined):  # `dass sie Panzer kaufen und Raketen verkaufen wollen`
            continue
        known = last.lemma
        last.tag = last.tag[:2] + "FIN"
        last.lemma = lemmatizer.lemma(last.plain, last.tag)
        if not lemmatizer.knows(last.lemma):
            last.lemma = known


def _is_clause(words: Sentence, verb: int) -> bool:
    """Whether a verb has what only a full clause has: what opens one, or in the second place its subject right before it."""
    word, head = words[verb], words[verb].head
    joined = word.deprel == "conj"
    if opened(words, verb) or (joined and opened(words, head) and any(words[c].deprel == "aux" for c in children(words, verb))):
        return True
    before = words[verb - 1]
    if verb == 0 or before.head != verb or before.deprel not in {"nsubj", "obj"} or before.upos not in {"NOUN", "PROPN"}:
        return False
    if joined:
        return words[head].tag == "VVFIN" and not any(words[c].deprel == "aux" for c in children(words, head))
    definite = any(words[c].plain.lower() == "die" for c in children(words, verb - 1))
    return definite and (word.deprel in {"ccomp", "parataxis"} or words[-1].text == ".")


def opened(words: Sentence, verb: int) -> bool:
    """Whether a conjunction or a relative pronoun opens the clause of a verb."""
    below = children(words, verb)
    marked = any(words[c].deprel == "mark" and words[c].plain.lower() in _SUBORDINATE for c in below)
    return marked or any(words[k].tag[:4] == "PREL" for c in below if c < verb for k in (c, *children(words, c)))


def german_lemmas(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """Look lemmas up again where word class and tag disagree; a relative or article keeps its dictionary form."""
    for i, word in enumerate(words):
        if word.upos in {"VERB", "AUX"} and not word.tag.startswith("V"):
            helped = any(words[c].deprel in {"aux", "aux:pass", "cop"} and words[c].tag[:2] == "VA" for c in children(words, i))
            if helped and word.plain.endswith(("t", "en")):
                word.tag = "VVPP"
            word.lemma = lemmatizer.lemma(word.plain, word.tag if helped else _verb_tag(word.plain))
        elif word.upos == "NOUN" and word.tag not in {"NN", "NE"}:
            word.lemma = lemmatizer.lemma(word.plain, "NN")
        elif word.upos == "ADJ" and word.tag in _FORMS_OF_VERBS:
            word.tag, word.lemma = "ADJD", lemmatizer.lemma(word.plain, "ADJD")
        elif word.upos == "PUNCT":
            word.lemma = word.text


_OF_PARTICIPLES = frozenset({"haben", "sein", "werden"})


def german_participles(words: Sentence) -> None:
    """Strong participles taken for infinitives nobody knows (`hat die Vorwürfe bestritten`) are participles of their verb."""
    for i, word in enumerate(words):
        low = word.plain.lower()
        if word.upos != "VERB" or word.tag not in {"VVINF", "VVPP"} or word.lemma != low or not strong_participle(low):
            continue
        helped = any(words[c].deprel.startswith("aux") and words[c].lemma in _OF_PARTICIPLES for c in children(words, i))
        if helped or word.tag == "VVPP":
            word.tag, word.lemma = "VVPP", strong_participle(low)


def german_particles(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """Give a separated particle to a verb it makes a known verb with, if the parser's verb does not."""
    verbs = lemmatizer.table.verbs
    for i, word in enumerate(words):
        if word.deprel != "compound:prt" and word.tag != "PTKVZ":
            continue
        particle = word.plain.lower()
        if word.deprel == "compound:prt" and particle + words[word.head].lemma in verbs:
            continue
        fitting = [k for k, v in enumerate(words[:i]) if v.tag in {"VVFIN", "VVIMP"} and particle + v.lemma in verbs]
        if fitting and not _above(words, i, fitting[-1]):
            word.head, word.deprel = fitting[-1], "compound:prt"


def _above(words: Sentence, upper: int, lower: int) -> bool:
    """Tell whether `lower` hangs somewhere below `upper`, so that turning the arc round would make a ring."""
    seen = lower
    while words[seen].head != seen:
        seen = words[seen].head
        if seen == upper:
            return True
    return False


def _verb_tag(form: str) -> str:
    low = form.lower()
    if low.startswith("ge") and low.endswith(("t", "en")):
        return "VVPP"
    return "VVINF" if low.endswith(("en", "rn", "ln")) else "VVFIN"
