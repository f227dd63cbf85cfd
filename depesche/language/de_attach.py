"""Prepositional phrases of German sentences hung where valency and word order want them.

What stands before the finite verb is one phrase: in `Die Zensur des Senders
durch die Regierung wurde verurteilt` the second preposition belongs to the
first noun.  Elsewhere the lexicon decides: `gegen` belongs to `Sanktionen`,
`auf` to `abfeuern`.
"""

from __future__ import annotations

from depesche.language.valency import Valency, valency
from depesche.language.words import Sentence, attach, below, children, feature, lexeme_of

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FULL = {"im": "in", "ins": "in", "am": "an", "ans": "an", "aufs": "auf", "beim": "bei", "vom": "von", "zum": "zu", "zur": "zu"}
_AGENT = "durch"
_PLACE = frozenset({"in", "bei", "nach", "vor"})


def attach_phrases(words: Sentence) -> None:
    """Hang prepositional phrases anew, in place."""
    known = valency("de")
    for i, word in enumerate(words):
        _relative_of_apposition(words, i)
        _genitive_object(words, i, known)
        preposition = case_of(words, i)
        if not preposition or word.deprel not in {"nmod", "obl", "obl:arg", "obl:agent"}:
            continue
        _before_verb(words, i)
        _past_adverb(words, i, preposition, known)
        _to_noun_before(words, i, preposition, known)
        _to_deed(words, i, preposition, known)
        _to_governor(words, i, preposition, known)
        _agent_of_passive(words, i, preposition, known)


def _relative_of_apposition(words: Sentence, index: int) -> None:
    """`2024, dem Jahr, in dem das Abkommen unterzeichnet wurde`: the relative clause is about the apposition it follows."""
    noun = words[index]
    if noun.deprel != "appos" or noun.upos != "NOUN" or index + 2 >= len(words):
        return
    first = min([index, *(c for c in children(words, index) if c < index and words[c].deprel != "punct")])
    if first == 0 or words[first - 1].text != ",":
        return
    opening = index + 2 if words[index + 2].upos != "ADP" else index + 3
    if words[index + 1].text != "," or opening >= len(words) or words[opening].tag not in {"PRELS", "PRELAT"}:
        return
    clause = words[opening].head
    if words[clause].deprel.startswith("acl") and words[clause].head < index and clause > opening:
        attach(words, clause, index, words[clause].deprel)


def _genitive_object(words: Sentence, index: int, known: Valency) -> None:
    """`des Landes verwiesen`: a genitive the tables name for the verb right after it hangs on that verb."""
    verb = index + 1
    if words[index].deprel != "nmod" or verb >= len(words) or words[verb].upos != "VERB":
        return
    if words[index].lemma.lower() in known.verb(words[verb].lemma).genitives and feature(words[index], "Case") == "Gen":
        attach(words, index, verb, "obl:arg")


def case_of(words: Sentence, index: int) -> str:
    """The preposition before a nominal in its plain form, "" if it has none or is no nominal."""
    if words[index].upos not in _NOMINAL:
        return ""
    cases = [words[c].plain.lower() for c in children(words, index) if words[c].deprel == "case" and c < index]
    return _FULL.get(cases[0], cases[0]) if len(cases) == 1 else ""


def finite_of(words: Sentence, verb: int) -> int | None:
    """Position of the finite form of a predicate: itself, an auxiliary or a copula."""
    group = [*(c for c in children(words, verb) if words[c].deprel in {"aux", "aux:pass", "cop"}), verb]
    return next((c for c in group if feature(words[c], "VerbForm") == "Fin"), None)


def _before_verb(words: Sentence, index: int) -> None:
    """Before the finite verb of a main clause there is one phrase: a second one belongs to the noun before it."""
    verb = words[index].head
    finite = finite_of(words, verb) if words[verb].deprel in {"root", "parataxis"} or words[verb].head == verb else None
    if finite is None or not index < finite <= verb or words[index].deprel == "nmod":
        return
    first = [c for c in children(words, verb) if c < index and c < finite and words[c].upos in _NOMINAL and words[c].deprel != "vocative"]
    between = [words[k] for k in range(first[-1] if first else 0, index)]
    if (
        first
        and not any(w.text in {",", ":", "–", "-", ")"} for w in between)
        and words[first[-1]].deprel in {"nsubj", "nsubj:pass", "obl", "obj", "obl:arg"}
    ):
        attach(words, index, first[-1], "nmod")


def _past_adverb(words: Sentence, index: int, preposition: str, known: Valency) -> None:
    """`stellte sich geschlossen hinter die Kanzlerin`: the phrase belongs to the verb that governs it, not to the adverb before it."""
    adverb = words[index].head
    verb = words[adverb].head
    if words[adverb].upos == "ADJ" and words[adverb].deprel in {"advmod", "xcomp"} and words[verb].upos == "VERB" and adverb < index:
        if preposition in known.verb(lexeme_of(words, verb)).parties:
            attach(words, index, verb, "obl")


def _to_governor(words: Sentence, index: int, preposition: str, known: Valency) -> None:
    """Hang a phrase on the nearest noun or verb above that governs its preposition, if its own head does not."""
    word = words[index]
    head = words[word.head]
    if _of_light_verb(words, index, preposition, known) or _before_predicate(words, index):
        return
    if head.upos == "NOUN" and preposition in known.noun(head.lemma).prepositions:
        return
    if word.deprel != "nmod":
        return
    at = word.head
    while words[at].head != at:
        if words[at].deprel not in {"nmod", "appos", "flat", "nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "conj"}:
            return
        at = words[at].head
        above = words[at]
        if (
            above.upos == "NOUN"
            and at < index
            and (preposition in known.noun(above.lemma).prepositions or _acts(preposition, above.lemma, known))
        ):
            attach(words, index, at, "nmod")
            return
        if above.upos == "VERB":
            _to_verb(words, index, at, preposition, known)
            return


def _of_light_verb(words: Sentence, index: int, preposition: str, known: Valency) -> bool:
    """`lieferten sich Gefechte mit der Armee`: with an object that makes one verb with it, the phrase is the verb's."""
    noun = words[index].head
    verb = words[noun].head
    if words[noun].deprel != "obj" or words[verb].upos != "VERB":
        return False
    frame = known.verb(lexeme_of(words, verb))
    if words[noun].lemma.lower() not in frame.objects or preposition not in frame.parties:
        return False
    attach(words, index, verb, "obl")
    return True


def _before_predicate(words: Sentence, index: int) -> bool:
    """`war Niinistö bei Putin zu Gast`: between copula and predicate a name keeps no phrase for itself."""
    noun = words[index].head
    verb = words[noun].head
    named = words[noun].upos == "PROPN" or any(words[c].deprel == "appos" and words[c].upos == "PROPN" for c in children(words, noun))
    copula = next((c for c in children(words, verb) if words[c].deprel == "cop"), None)
    if words[noun].deprel != "nsubj" or not named or copula is None or not copula < noun < index < verb:
        return False
    attach(words, index, verb, "obl")
    return True


def _to_noun_before(words: Sentence, index: int, preposition: str, known: Valency) -> None:
    """`einen Anschlag der Miliz auf den Bundestag`: the noun right before governs the preposition, the verb does not."""
    verb = words[index].head
    if words[verb].upos != "VERB" or words[index].deprel != "obl" or preposition in known.verb(lexeme_of(words, verb)).prepositions:
        return
    first = min(c for c in (index, *children(words, index)))
    at = first - 1
    while at > 0 and at != verb and words[at].head != at and below(words, at, verb):
        aimed = words[at].upos == "NOUN" and preposition in known.noun(words[at].lemma).parties and preposition not in _PLACE
        if aimed and words[at].deprel in {"nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "nmod"}:
            attach(words, index, at, "nmod")
            return
        at = words[at].head


def _to_deed(words: Sentence, index: int, preposition: str, known: Valency) -> None:
    """Who does a deed stands with `durch` after whom it is done to: `die Niederschlagung des Aufstands durch die Armee`."""
    noun = words[index].head
    deed = words[noun].head
    inner = words[index].deprel == "nmod" and preposition == _AGENT and words[noun].deprel == "nmod" and not case_of(words, noun)
    if (
        inner
        and words[deed].upos == "NOUN"
        and (_acts(preposition, words[deed].lemma, known) or preposition in known.noun(words[deed].lemma).prepositions)
    ):
        attach(words, index, deed, "nmod")


def _acts(preposition: str, lemma: str, known: Valency) -> bool:
    return preposition == _AGENT and lemma.lower().endswith("ung")


def _to_verb(words: Sentence, index: int, verb: int, preposition: str, known: Valency) -> None:
    """Hang a phrase of the middle field on a verb that governs its preposition and has no such phrase yet."""
    finite = finite_of(words, verb)
    if finite is None or (index < finite and words[verb].deprel in {"root", "parataxis"}):
        return
    frame, noun = known.verb(lexeme_of(words, verb)), words[words[index].head]
    if (preposition, words[index].lemma.lower()) in frame.within:
        attach(words, index, verb, "obl")
        return
    same = [c for c in children(words, verb) if case_of(words, c) == preposition and not known.listed(words[c].lemma, "times")]
    if same:
        return
    closed = noun.name[2:] in {"PER", "LOC"} or noun.upos == "NUM" or known.listed(noun.lemma, "times")  # a name governs nothing
    if preposition == "in" and noun.upos == "NOUN" and not _moves_or_stays(words, verb, known):
        return
    if preposition in (frame.prepositions if closed else frame.parties):
        attach(words, index, verb, "obl")


def _moves_or_stays(words: Sentence, verb: int, known: Valency) -> bool:
    lexeme = lexeme_of(words, verb)
    return lexeme in known.settings["staying"] or any(lexeme.endswith(v) for v in known.settings["sein_perfect"])


def _agent_of_passive(words: Sentence, index: int, preposition: str, known: Valency) -> None:
    """`wurde am Nachmittag von Steinmeier empfangen`: whoever follows `von` in a passive did it."""
    word = words[index]
    if preposition != "von" or word.deprel != "nmod":
        return
    noun = word.head
    verb = words[noun].head
    finite = finite_of(words, verb)
    passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
    if words[verb].upos != "VERB" or not passive or finite is None or noun < finite or below(words, verb, index):
        return
    named = word.upos == "PROPN" or known.office(word.lemma) or known.listed(word.lemma, "acting_nouns")
    if known.listed(words[noun].lemma, "times") or (named and words[noun].deprel == "nsubj:pass"):
        attach(words, index, verb, "obl:agent")
