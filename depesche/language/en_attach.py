"""Prepositional phrases of English sentences hung where valency, time and place want them.

`met the Russian president in Moscow`: nobody is "a president in Moscow" where
a verb of meeting stands before.  The tables of events say which prepositions
belong to a verb or noun; times belong to verbs; a place after a person or
another place belongs to what happened.
"""

from __future__ import annotations

from depesche.language.en_words import english_words
from depesche.language.valency import Frame, valency
from depesche.language.words import Sentence, attach, children

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_UP = frozenset({"nmod", "nmod:desc", "appos", "flat", "compound", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "conj"})
_OF_TIME = frozenset("on in at during after before since until by".split())
_OF_PLACE = frozenset("in near outside".split())
_AIMED = frozenset("to with on against from for over by into between".split())
_PERSONS = frozenset({"PER", "NORP"})
_PERSONAL = frozenset("him her them me us you it".split())
_OBLIQUES = frozenset({"obl", "obl:arg"})


def attach_phrases(words: Sentence) -> None:
    """Hang prepositional phrases anew, in place."""
    for i, word in enumerate(words):
        _to_relation(words, i)
        _to_noun_before(words, i)
        _doer_of_noun(words, i)
        _beside_a_time(words, i)
        if word.deprel != "nmod" or word.upos not in _NOMINAL or word.head > i:
            continue
        preposition = case_of(words, i)
        if preposition and preposition != "of":
            _settle(words, i, preposition)


def _to_relation(words: Sentence, index: int) -> None:
    """`relations with the United States`: what stands right after such a noun with its preposition belongs to it."""
    if words[index].upos not in _NOMINAL or not words[index].deprel.startswith(("obl", "nmod")):
        return
    preposition = case_of(words, index)
    first = min((index, *children(words, index)))
    noun = first - 1
    if preposition in {"with", "between"} and noun >= 0 and words[noun].lemma.lower() in english_words().lists["relations"]:
        if words[index].head != noun and words[noun].head != index:
            attach(words, index, noun, "nmod")


def _to_noun_before(words: Sentence, index: int) -> None:
    """`its plea for an attack`, `an end to the siege`: the noun right before takes the preposition, the verb does not."""
    verb = words[index].head
    if words[index].upos not in _NOMINAL or words[index].deprel != "obl" or words[verb].upos != "VERB":
        return
    preposition = case_of(words, index)
    noun = min((index, *children(words, index))) - 1
    if preposition not in {"for", "to", "on"} or noun <= verb or words[noun].head != verb or words[noun].deprel not in {"obj", "obl"}:
        return
    known, lemma = valency("en"), words[noun].lemma.lower()
    governs = lemma in known.nouns and preposition in known.noun(lemma).prepositions
    governs = governs and preposition not in known.verb(words[verb].lemma).prepositions
    if governs or lemma in english_words().lists["taking_" + preposition]:
        attach(words, index, noun, "nmod")


def _doer_of_noun(words: Sentence, index: int) -> None:
    """`was freed after its occupation by the rebels`: behind an act told with a preposition, `by` says whose act that was."""
    if words[index].deprel not in {"obl:agent", "obl"} or words[index].upos not in _NOMINAL or case_of(words, index) != "by":
        return
    verb, noun = words[index].head, min((index, *children(words, index))) - 1
    told = noun > verb and words[noun].upos == "NOUN" and words[noun].head == verb and words[noun].deprel == "obl"
    if told and case_of(words, noun) not in {"", "by"} and "by" in valency("en").noun(words[noun].lemma).prepositions:
        attach(words, index, noun, "nmod")


def _beside_a_time(words: Sentence, index: int) -> None:
    """`visited Peru on 4 April and Chile on 5 April`: a place joined to a day goes with the place before it."""
    day = words[index].head
    if words[index].deprel != "conj" or not words[index].name.endswith("LOC") or case_of(words, index) or not is_time(words, day):
        return
    verb = words[day].head
    places = [c for c in children(words, verb) if c < index and words[c].name.endswith("LOC") and words[c].deprel in {"obj", "obl"}]
    if words[verb].upos == "VERB" and places:
        attach(words, index, places[-1], "conj")


def case_of(words: Sentence, index: int) -> str:
    """The preposition before a nominal, "" if it has none or several."""
    cases = [words[c].plain.lower() for c in children(words, index) if words[c].deprel == "case" and c < index]
    return cases[0] if len(cases) == 1 and cases[0] != "'s" else ""


def is_time(words: Sentence, index: int) -> bool:
    """Tell whether a nominal is a time: a weekday, a month, a year, `last week`."""
    low = words[index].plain.lower()
    if low.isdigit():
        return len(low) == 4 and low[0] in "12"
    return (words[index].lemma.lower() in english_words().lists["times"] or low in english_words().lists["times"]) and not (
        low.endswith("s") and words[index].tag == "NNS"
    )


def _settle(words: Sentence, index: int, preposition: str) -> None:
    head = words[index].head
    if preposition in _frame(words, head).prepositions and not _is_person(words, head):
        return
    for at, verb in _ladder(words, head):
        if verb:
            if _wanted(words, index, preposition, at, head):
                attach(words, index, at, "obl")
            return
        if words[at].upos == "NOUN" and preposition in _AIMED and preposition in _frame(words, at).prepositions:
            attach(words, index, at, "nmod")
            return


def _ladder(words: Sentence, start: int) -> list[tuple[int, bool]]:
    """The words above a nominal up to its verb, nearest first; `start` itself left out."""
    found: list[tuple[int, bool]] = []
    at = start
    while words[at].head != at and words[at].deprel in _UP and len(found) < len(words):
        at = words[at].head
        found.append((at, words[at].upos in {"VERB", "AUX"}))
        if found[-1][1]:
            break
    return found


def _frame(words: Sentence, index: int) -> Frame:
    known = valency("en")
    return known.verb(words[index].lemma) if words[index].upos == "VERB" else known.noun(words[index].lemma)


def _is_person(words: Sentence, index: int) -> bool:
    word = words[index]
    return word.name[2:] in _PERSONS or word.lemma.lower() in english_words().persons or word.plain.lower() in _PERSONAL


def _wanted(words: Sentence, index: int, preposition: str, verb: int, head: int) -> bool:
    """Tell whether a verb wants a phrase that hangs on one of its arguments."""
    if verb > index or words[verb].lemma == "be":
        return False
    governs = bool(valency("en").noun(words[head].lemma).prepositions)
    if preposition in _OF_TIME and is_time(words, index):
        return not governs or words[verb].deprel != "acl"
    named = _is_person(words, head) or (words[head].upos == "PROPN" and words[head].name[2:] in {"ORG", "PER"})
    if preposition in _OF_PLACE and (words[index].name.endswith("LOC") or words[index].upos == "PROPN"):
        return named and not governs
    if preposition == "to" and not governs and preposition in _frame(words, verb).prepositions and words[index].upos == "PROPN":
        named = True  # `returned the statue of a dancer to Ambassador Rao`
    if preposition not in _AIMED or preposition not in _frame(words, verb).prepositions or not (named or words[head].name.endswith("LOC")):
        return False
    return not any(case_of(words, c) == preposition for c in children(words, verb) if words[c].deprel in _OBLIQUES)
