"""Verb-second clauses the tagger lost: in "An diesem Mittwoch reiste Schoigu ..." it takes `reiste` for an adjective.

A preterite in `-te` looks like an adjective, and does so before a name the
tagger does not know.  Where a sentence has no finite verb at its root, such a
word after an opening phrase and right before a name is the verb.
"""

from __future__ import annotations

from depesche.language.lemmas import Lemmatizer
from depesche.language.words import Sentence, children

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP"})
_BEFORE_ADJECTIVE = frozenset({"ART", "PDAT", "PPOSAT", "APPR", "APPRART", "PIAT", "CARD", "$("})
_NAMES = frozenset({"NN", "NE"})


def find_inverted_verb(words: Sentence) -> int | None:
    """Position of a preterite taken for an adjective, None where the sentence has its verb."""
    root = next((i for i, w in enumerate(words) if w.head == i), None)
    if root is None or words[root].tag in _FINITE or words[root].upos == "VERB":
        return None
    for i in range(1, len(words) - 1):
        word, before, after = words[i], words[i - 1], words[i + 1]
        looks = word.tag == "ADJA" and word.text.islower() and word.text.endswith(("te", "ten"))
        alone = before.tag not in _BEFORE_ADJECTIVE and (before.tag != "ADJA" or before.text[:1].isupper())
        if looks and alone and after.tag in _NAMES and after.text[:1].isupper():
            return i
    return None


def restore_verb(words: Sentence, lemmatizer: Lemmatizer) -> None:
    """Make the lost verb the root, the name after it its subject, the rest its objects and adverbials."""
    verb = find_inverted_verb(words)
    if verb is None:
        return
    subject = verb + 1
    old_root = next(i for i, w in enumerate(words) if w.head == i)
    lost = words[verb]
    lost.tag, lost.upos, lost.head, lost.deprel = "VVFIN", "VERB", verb, "root"
    lost.lemma = lemmatizer.lemma(lost.plain, "VVFIN")
    for i in {*children(words, old_root), *children(words, subject), *([old_root] if old_root != subject else [])}:
        if i not in (verb, subject) and words[i].deprel not in ("det", "amod", "flat", "case"):
            words[i].head = verb
            words[i].deprel = _relation(words, i)
    words[subject].head, words[subject].deprel = verb, "nsubj"
    for i in range(subject + 1, len(words)):
        if words[i].deprel == "appos" and any(words[c].deprel == "case" for c in children(words, i)):
            words[i].head, words[i].deprel = verb, "obl"
    for i in range(verb):
        above = words[i].head
        if i < verb < above and words[i].deprel in ("det", "amod") and words[above].tag in _NAMES:
            words[i].head, words[i].deprel = verb, "advmod"


def _relation(words: Sentence, index: int) -> str:
    word = words[index]
    kinds = {words[c].deprel for c in children(words, index)}
    if word.upos == "PUNCT":
        return "punct"
    if word.deprel == "conj":
        return "conj"
    if "case" in kinds:
        return "obl"
    articles = {words[c].text.lower() for c in children(words, index) if words[c].tag in ("ART", "PDAT", "PPOSAT")}
    if word.upos in ("NOUN", "PROPN"):
        return "obl:arg" if articles & {"dem", "der", "einem", "einer", "diesem", "dieser"} else "obj"
    return "advmod" if word.upos in ("ADV", "ADJ") else word.deprel
