"""What German word order tells: who stands before a verb in second place, and what `vor allem` belongs to."""

from __future__ import annotations

from depesche.language.words import Sentence, attach, children
from depesche.lexicon.tables import settings

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend_order(words: Sentence) -> None:
    """Correct what order tells, in place."""
    for i in range(1, len(words)):
        _complement_subject(words, i)
        _above_all(words, i)
        _reflexive(words, i)
        _seeming(words, i)
        _since(words, i)
        _clause_of_name(words, i)
        _name_beside_day(words, i)


def _complement_subject(words: Sentence, finite: int) -> None:
    """`teilte mit, Putin werde China besuchen`: between comma and finite verb stands that verb's subject or first phrase."""
    word = words[finite]
    if word.upos not in {"VERB", "AUX"} or not word.tag.endswith("FIN") or words[finite - 1].upos not in _NOMINAL:
        return
    verb = word.head if word.deprel in {"aux", "aux:pass", "cop"} else finite
    nominal = finite - 1
    while words[nominal].deprel in {"flat", "appos"} and words[nominal].head < nominal:
        nominal = words[nominal].head
    begin = min([nominal, *(c for c in children(words, nominal) if c < nominal and words[c].deprel != "punct")])
    comma = begin > 0 and words[begin - 1].text == ","
    if not comma or words[nominal].head in {verb, finite} or words[nominal].deprel not in {"dep", "obj", "nsubj", "appos", "parataxis"}:
        return
    has_subject = any(words[c].deprel.startswith("nsubj") and c < finite for c in children(words, verb))
    if words[words[nominal].head].upos == "VERB" and words[nominal].head < begin and not has_subject:
        passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
        attach(words, nominal, verb, "nsubj:pass" if passive else "nsubj")


def _reflexive(words: Sentence, index: int) -> None:
    """`werden sich Putin und Trump treffen`: `sich` belongs to the verb, not to the name after it."""
    word = words[index]
    head = words[word.head]
    if word.plain.lower() == "sich" and head.upos in {"NOUN", "PROPN"} and words[head.head].upos == "VERB" and head.head != word.head:
        attach(words, index, head.head, "expl:pv")


def _seeming(words: Sentence, index: int) -> None:
    """`scheinen die Stadt erobert zu haben`: `scheinen` has no object of its own."""
    word = words[index]
    if word.upos != "VERB" or word.lemma not in {"scheinen", "pflegen"}:
        return
    inner = next((c for c in children(words, index) if words[c].deprel == "xcomp" and words[c].upos == "VERB"), None)
    for c in children(words, index):
        if inner is not None and c < inner and words[c].deprel == "obj":
            attach(words, c, inner, "obj")


def _clause_of_name(words: Sentence, index: int) -> None:
    """`weigert sich der Iran, Inspektoren ins Land zu lassen`: a name has no infinitive clause, the verb before it has."""
    word = words[index]
    name = words[word.head]
    verb = name.head
    if word.deprel != "acl" or name.upos != "PROPN" or words[verb].upos != "VERB" or not verb < word.head < index:
        return
    if word.tag == "VVIZU" or any(words[c].tag == "PTKZU" for c in children(words, index)):
        attach(words, index, verb, "xcomp")


def _name_beside_day(words: Sentence, index: int) -> None:
    """`besuchte am Montag China`: a name after a day is not that day, it is what the verb does without, object or subject."""
    word = words[index]
    day = words[word.head]
    verb = day.head
    if word.upos != "PROPN" or word.deprel not in {"appos", "nmod", "flat"} or word.head != index - 1 or words[verb].upos != "VERB":
        return
    if day.plain.lower() not in settings("de", "parse")["bare_times"] or day.deprel != "obl" or verb > index:
        return
    around = {words[c].deprel for c in children(words, verb)}
    case = any(words[c].deprel in {"case", "punct"} for c in children(words, index))
    if not case and not around & {"obj", "aux:pass", "nsubj:pass"}:
        attach(words, index, verb, "obj" if "nsubj" in around else "nsubj")


def _since(words: Sentence, index: int) -> None:
    """`seit die Rebellen abgezogen sind`: before a clause with the verb at its end `seit` is a conjunction."""
    word = words[index]
    noun = word.head
    verb = words[noun].head
    if (
        word.plain.lower() not in {"seit", "bis", "während"}
        or word.deprel != "case"
        or words[index - 1].text != ","
        or words[verb].upos != "VERB"
    ):
        return
    clause = words[verb].deprel in {"advcl", "acl", "ccomp"} and verb > noun > index
    if clause and not any(words[c].deprel.startswith("nsubj") for c in children(words, verb)):
        word.upos, word.head, word.deprel = "SCONJ", verb, "mark"
        words[noun].deprel = "nsubj"


def _above_all(words: Sentence, index: int) -> None:
    """`vor allem Großbritannien`: the noun is what the sentence is about, `vor allem` only marks it."""
    word = words[index]
    if word.plain.lower() != "allem" or words[index - 1].plain.lower() != "vor":
        return
    named = next(
        (c for c in children(words, index) if c > index and words[c].upos in _NOMINAL and words[c].deprel in {"appos", "flat", "nmod"}),
        None,
    )
    if named is None or word.head == index:
        return
    verb = word.head
    subject = any(words[c].deprel.startswith("nsubj") for c in children(words, verb))
    words[named].head, words[named].deprel = verb, "obj" if subject else "nsubj"
    word.head, word.deprel = named, "advmod"
