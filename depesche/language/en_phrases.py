"""English phrases put together right: particles of verbs, prepositions of names, openings glued to the subject."""

from __future__ import annotations

from depesche.language.en_attach import is_time
from depesche.language.en_words import english_words
from depesche.language.words import Sentence, attach, children

_GLUED = frozenset({"compound", "flat", "amod", "nmod:unmarked", "appos", "nmod", "obl:unmarked", "nmod:desc"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset(
    "call name elect appoint become make remain be declare dub brand seem appear look keep consider deem prove stay rename label".split()
)
_OPENERS = frozenset({"in", "at", "on", "near", "outside"})


def mend_phrases(words: Sentence) -> None:
    """Correct phrases of an English sentence, in place."""
    for i, word in enumerate(words):
        if word.deprel == "case":
            _case_of_name(words, i)
        elif word.deprel == "xcomp" and word.upos == "PROPN":
            _named_object(words, i)
        elif word.deprel == "nsubj" and word.tag in {"JJ", "RB"}:
            _adverb_before_verb(words, i)
        elif word.deprel in {"obl", "nsubj"} and word.upos in {"NOUN", "PROPN"}:
            _opening(words, i)
        if word.upos == "VERB" and i + 1 < len(words):
            _particle(words, i)


def _case_of_name(words: Sentence, index: int) -> None:
    """`through Taiwan Strait`: a preposition belongs to the head of the name behind it."""
    part = words[index].head
    whole = words[part].head
    if index < part < whole and words[part].deprel in {"compound", "amod"} and words[whole].upos in {"NOUN", "PROPN"}:
        words[index].head = whole


def _named_object(words: Sentence, index: int) -> None:
    """`investigated Prime Minister Netanyahu`: a name without preposition is the object of a verb that has none."""
    verb = words[index].head
    labels = {words[c].deprel for c in children(words, verb)}
    if verb < index and words[verb].upos == "VERB" and words[verb].lemma not in _NAMING and not labels & {"obj", "aux:pass"}:
        if not any(words[c].deprel in {"case", "mark", "cop"} for c in children(words, index)):
            words[index].deprel = "obj"


def _adverb_before_verb(words: Sentence, index: int) -> None:
    """`Xi last visited Moscow`: the name is the subject, the word between is an adverb."""
    names = [c for c in children(words, index) if words[c].deprel in _GLUED and words[c].upos in {"PROPN", "NOUN", "PRON"} and c < index]
    verb = words[index].head
    if names and index == verb - 1 and names[-1] == index - 1:
        words[names[-1]].head, words[names[-1]].deprel = verb, "nsubj"
        for c in children(words, index):
            if c < index:
                words[c].head = names[-1]
        words[index].deprel = "advmod"


def _opening(words: Sentence, index: int) -> None:
    """`In Bucha Russian soldiers committed ...`: place or time at the beginning, then the subject, right before the verb."""
    verb = words[index].head
    cases = [c for c in children(words, index) if words[c].deprel == "case"]
    if index + 1 < len(words) and words[index + 1].upos == "AUX" and words[words[index + 1].head].upos == "VERB":
        verb = words[index + 1].head
    if len(cases) != 1 or words[cases[0]].plain.lower() not in _OPENERS or verb <= index or verb - index > 3:
        return
    if cases[0] > 1 and not is_time(words, cases[0] + 1):
        return
    if words[index].deprel == "obl" and any(words[c].deprel in _SUBJECTS for c in children(words, verb)):
        return
    if words[verb].tag not in _FINITE and not any(words[c].tag in _FINITE and c < verb for c in children(words, verb)):
        return
    first = cases[0] + 1
    if first >= index or not (words[first].name.endswith("LOC") or words[first].upos == "PROPN" or is_time(words, first)):
        return
    end = first
    while end + 1 < index and (words[end + 1].plain.isdigit() or words[end + 1].name.startswith("I-LOC")):
        end += 1
    begin = end + 1
    sure = words[first].name.endswith("LOC") or is_time(words, first) or words[begin].tag in {"JJ", "DT"}
    if begin > index or words[begin].plain == "," or not sure:
        return
    if words[index].tag in {"NN", "NNS"} and words[first].tag == "NNP" and words[index - 1].plain == "'s":
        return
    _split(words, (cases[0], first, end), index, verb)


def _split(words: Sentence, opening: tuple[int, int, int], subject: int, verb: int) -> None:
    case, first, end = opening
    for i in range(first, end + 1):
        words[i].head, words[i].deprel = first, "flat" if words[i].upos == "PROPN" else "nmod:unmarked"
    words[case].head = first
    words[first].head, words[first].deprel = verb, "obl"
    for i in range(end + 1, subject):
        if case <= words[i].head <= end:
            words[i].head = subject
    words[subject].deprel = "nsubj:pass" if any(words[c].deprel == "aux:pass" for c in children(words, verb)) else "nsubj"


def _particle(words: Sentence, verb: int) -> None:
    """`voted down the bill`, `pulled out of the deal`: the particle belongs to the verb, what follows is its object."""
    known = english_words().lists
    at = verb + 1
    low = words[at].plain.lower()
    if low not in known["particles"] or f"{words[verb].lemma} {low}" not in known["phrasal_verbs"]:
        return
    word = words[at]
    noun = word.head
    if word.deprel == "compound:prt" and noun == verb:
        return
    if word.deprel in {"case", "mark"} and noun > at and words[noun].head == verb and words[noun].deprel in {"obl", "advcl"}:
        others = [c for c in children(words, noun) if words[c].deprel == "case" and c != at]
        if not others and words[noun].deprel == "obl" and not any(words[c].deprel == "obj" for c in children(words, verb)):
            words[noun].deprel = "obj"
    elif word.deprel not in {"case", "advmod", "obl", "mark", "fixed", "acl"} and not (word.deprel == "amod" and noun > at):
        return  # `rolled back tariffs`: no kind of tariffs
    if attach(words, at, verb, "compound:prt"):
        word.upos = "ADP"
