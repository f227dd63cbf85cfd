"""What stands after an English verb: two objects, names somebody is called, clauses of nouns, and verbs taken for participles.

The net decides each word's relation for itself; here the relations of one verb
are made to fit together.
"""

from __future__ import annotations

from depesche.language.en_words import english_words
from depesche.language.valency import valency
from depesche.language.words import Sentence, attach, below, children

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"NOUN", "PROPN"})
_QUESTIONS = frozenset({"how", "why", "when", "where", "whether"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_objects(words: Sentence) -> None:
    """Correct objects and complements of an English sentence, in place."""
    for i, word in enumerate(words):
        _noun_taken_for_adjective(words, i)
        _noun_with_to(words, i)
        _verb_before_object(words, i)
        if word.upos == "VERB":
            _subject_right_before(words, i)
            _called(words, i)
            _two_objects(words, i)
            _agent_of_passive(words, i)
            _called_on(words, i)
            _infinitive_of_noun(words, i)
        _question_clause(words, i)
        _clause_of_noun(words, i)
        _between(words, i)
        _about_to(words, i)


def _plain(words: Sentence, index: int) -> bool:
    return not any(words[c].deprel in {"case", "mark"} for c in children(words, index))


def _labels(words: Sentence, index: int) -> set[str]:
    return {words[c].deprel for c in children(words, index)}


def _noun_taken_for_adjective(words: Sentence, index: int) -> None:
    """`imposed a fine on Microsoft`, `paid tribute to`: what has an article, or the tag of a noun, in an object's place is one."""
    word = words[index]
    if word.upos != "ADJ" or index == 0 or words[word.head].upos != "VERB" or word.head > index:
        return
    articled = any(words[c].plain.lower() in {"a", "an"} and c == index - 1 for c in children(words, index))
    followed = index + 1 < len(words) and words[index + 1].upos == "ADP"
    if word.deprel in {"obj", "nsubj", "nsubj:pass"} and articled:
        word.upos = "NOUN"
    elif word.deprel in {"xcomp", "obj"} and word.head == index - 1 and followed and word.lemma in valency("en").nouns:
        word.upos, word.deprel = "NOUN", "obj"


def _noun_with_to(words: Sentence, index: int) -> None:
    """`reduced the city to rubble`: a noun with `to` is no clause."""
    word = words[index]
    if word.deprel not in {"advcl", "xcomp", "acl"} or word.head > index or word.tag.startswith("V"):
        return
    if word.upos not in _NAMES and (word.tag not in {"NN", "NNS"} or _labels(words, index) & {"obj", "aux", "cop"}):
        return
    for c in children(words, index):
        if words[c].plain.lower() == "to" and words[c].deprel == "mark" and c < index:
            words[c].deprel, words[c].upos = "case", "ADP"
            word.upos = word.upos if word.upos in _NAMES else "NOUN"
            word.deprel = "nmod" if words[word.head].upos in _NAMES else "obl"


def _verb_before_object(words: Sentence, index: int) -> None:
    """`Russia halted gas deliveries`: name, past form, noun, and no other verb: the past form is the verb."""
    word = words[index]
    noun = word.head
    if word.deprel != "amod" or word.tag not in {"VBD", "VBN"} or noun < index or index == 0 or words[noun].deprel != "root":
        return
    before = [c for c in (*children(words, noun), *children(words, index)) if c < index and words[c].upos in _NAMES]
    if not before or words[index - 1].upos not in _NAMES:
        return
    if any(w.upos in {"VERB", "AUX"} and w.tag in {*_FINITE, "MD"} for i, w in enumerate(words) if i != index):
        return
    subject = before[-1]
    word.upos, word.tag, word.head, word.deprel = "VERB", "VBD", index, "root"
    words[noun].head, words[noun].deprel = index, "obj"
    words[subject].head, words[subject].deprel = index, "nsubj"
    for c in children(words, noun):
        if c < subject and words[c].deprel != "punct":
            words[c].head = subject
        elif words[c].deprel == "punct" or (c > noun and words[c].deprel == "nmod"):
            words[c].head = index
            words[c].deprel = "punct" if words[c].deprel == "punct" else "obl"


def _subject_right_before(words: Sentence, verb: int) -> None:
    """`In May Egypt reopened the border`: the bare name right before a finite verb without subject is its subject."""
    if words[verb].tag not in _FINITE or verb < 1 or _labels(words, verb) & {"nsubj", "nsubj:pass", "csubj", "expl", "aux:pass"}:
        return
    if words[verb].deprel in {"conj", "amod", "acl"}:
        return
    name = verb - 1
    while words[name].deprel in {"flat", "compound"} and words[name].head < name:
        name = words[name].head
    loose = words[name].deprel in {"obl", "obl:unmarked", "nmod", "nmod:unmarked", "dep", "compound"}
    if (
        words[name].upos == "PROPN"
        and words[name].head == verb
        and loose
        and _plain(words, name)
        and words[name].name[2:] not in {"", "MISC"}
    ):
        words[name].deprel = "nsubj"


def _called(words: Sentence, verb: int) -> None:
    """`called Putin a war criminal`: beside a verb of naming, the second nominal is what the first is called."""
    if words[verb].lemma not in english_words().lists["naming"]:
        return
    objects = [c for c in children(words, verb) if c > verb and words[c].deprel in {"obj", "iobj"}]
    if not objects:
        return
    first = objects[0]
    second = next((c for c in children(words, first) if words[c].deprel == "appos" and c > first), None)
    second = objects[1] if len(objects) > 1 else second
    if second is None or not _plain(words, second) or any(w.plain in {",", "("} for w in words[first:second]):
        return
    if attach(words, second, verb, "xcomp"):
        words[first].deprel = "obj"


def _two_objects(words: Sentence, verb: int) -> None:
    """`granted Greece a loan`: of two bare objects the first is the receiver."""
    objects = [c for c in children(words, verb) if c > verb and words[c].deprel == "obj" and words[c].upos in _NOMINAL and _plain(words, c)]
    if len(objects) == 2 and "iobj" not in _labels(words, verb):
        words[objects[0]].deprel = "iobj"


def _agent_of_passive(words: Sentence, verb: int) -> None:
    """`was refused a visa by Poland`: whoever follows `by` after a passive did it."""
    labels = _labels(words, verb)
    if "aux:pass" not in labels or "obl:agent" in labels:
        return
    for noun in children(words, verb):
        if (
            words[noun].deprel not in {"obj", "obl"}
            or noun < verb
            or (valency("en").noun(words[noun].lemma).prepositions and "by" in valency("en").noun(words[noun].lemma).prepositions)
        ):
            continue
        for c in children(words, noun):
            by = any(words[k].plain.lower() == "by" and words[k].deprel == "case" for k in children(words, c))
            if words[c].deprel == "nmod" and by and words[c].upos == "PROPN":
                attach(words, c, verb, "obl:agent")
                return


def _called_on(words: Sentence, verb: int) -> None:
    """`called on China to condemn Russia`: what somebody is called on to do belongs to the call."""
    governor = words[verb].head
    if words[verb].deprel not in {"advcl", "acl"} or words[verb].tag not in {"VB", "VBP"}:
        return
    if words[verb].deprel == "acl":
        governor = words[governor].head
    if words[governor].lemma not in {"call", "appeal", "plead", "rely"} or words[governor].upos != "VERB" or governor > verb:
        return
    whom = [c for c in children(words, governor) if governor < c < verb and words[c].deprel in {"obl", "obj"}]
    asked = [c for c in whom if any(words[k].plain.lower() in {"on", "upon", "to", "with"} for k in children(words, c))]
    marked = any(words[c].plain.lower() == "to" and words[c].deprel == "mark" for c in children(words, verb))
    if asked and marked and "xcomp" not in _labels(words, governor):
        attach(words, verb, governor, "xcomp")


_OPENING = frozenset(
    {"begin", "start", "launch", "open", "resume", "continue", "announce", "join", "lead", "support", "back", "mount", "step"}
)


def _infinitive_of_noun(words: Sentence, verb: int) -> None:
    """`efforts to destroy the group`: right after such a noun the infinitive says what it aims at."""
    if words[verb].deprel not in {"advcl", "acl", "xcomp"} or words[verb].tag not in {"VB", "VBP"}:
        return
    mark = next((c for c in children(words, verb) if words[c].plain.lower() == "to" and words[c].deprel == "mark"), 0)
    noun = mark - 1
    if noun < 0 or words[noun].upos != "NOUN" or words[noun].lemma.lower() not in english_words().lists["taking_infinitive"]:
        return
    if words[verb].deprel == "xcomp" and not (words[noun].deprel == "obj" and words[words[verb].head].lemma in _OPENING):
        return  # `asked the mission to leave`, but `began the operation to isolate the town`
    if words[verb].head != noun and not below(words, noun, verb):
        attach(words, verb, noun, "acl")


def _question_clause(words: Sentence, index: int) -> None:
    """`recounted how the soldiers had fired`: the clause is what is told, `how` belongs to it."""
    word = words[index]
    if word.plain.lower() not in _QUESTIONS or word.deprel not in {"obj", "ccomp", "advmod"} or word.head > index:
        return
    governor = word.head
    clause = next((c for c in children(words, index) if c > index and words[c].deprel in {"advcl:relcl", "acl:relcl", "advcl"}), None)
    if clause is not None and words[governor].upos == "VERB":
        words[clause].head, words[clause].deprel = governor, "ccomp"
        word.head, word.deprel = clause, "advmod"


def _clause_of_noun(words: Sentence, index: int) -> None:
    """`The fear of the villagers that the bridge would collapse`: the clause says what is feared."""
    word = words[index]
    if word.plain.lower() != "that" or index < 1 or index + 2 >= len(words) or word.upos not in {"PRON", "SCONJ"}:
        return
    noun: int | None = index - 1
    while noun is not None and (words[noun].upos != "NOUN" or words[noun].lemma.lower() not in english_words().lists["content_nouns"]):
        up = words[noun].head
        noun = up if up < noun and words[noun].deprel in {"nmod", "flat", "compound"} else None
    _noun_taken_for_verb(words, index)
    verb = word.head
    if noun is None or verb <= index + 1 or words[verb].upos not in {"VERB", "ADJ", "NOUN"} or below(words, noun, verb):
        return
    inner = [c for c in range(index + 1, verb) if words[c].upos in _NOMINAL and words[c].deprel in {"nsubj", "nsubj:pass", "obj", "dep"}]
    own = [c for c in inner if words[c].head == verb]
    if not own and inner and _plain(words, inner[-1]):
        own = [inner[-1]] if attach(words, inner[-1], verb, "nsubj:pass" if "aux:pass" in _labels(words, verb) else "nsubj") else []
    if not own and words[index + 1].tag in {"NNS", "VBZ"} and words[index + 2].upos == "AUX":
        words[index + 1].upos, words[index + 1].head, words[index + 1].deprel = "NOUN", verb, "nsubj"
        own = [index + 1]
    labels = _labels(words, verb)
    whole = bool(labels & {"aux", "aux:pass", "cop", "ccomp", "xcomp"}) or any(
        words[c].deprel == "obj" and c > verb for c in children(words, verb)
    )
    if not own or not whole:
        return
    if attach(words, verb, noun, "acl"):
        word.upos, word.head, word.deprel = "SCONJ", verb, "mark"


def _noun_taken_for_verb(words: Sentence, that: int) -> None:
    """`that aid came late`: right before a finite verb the word after `that` is its subject."""
    first, verb = that + 1, that + 2
    if words[that].head != first or words[first].upos != "VERB" or words[verb].tag not in _FINITE or words[verb].head in {first, verb}:
        return
    if attach(words, that, verb, words[that].deprel):
        words[first].upos, words[first].head, words[first].deprel = "NOUN", verb, "nsubj"
        words[that].deprel = "obj"


def _between(words: Sentence, index: int) -> None:
    """`of Egypt between Israel and Hamas`: after `between`, the second belongs to the first."""
    if words[index].plain.lower() != "between" or words[index].deprel != "case":
        return
    first = words[index].head
    cc = next((i for i in range(first + 1, min(first + 3, len(words))) if words[i].plain.lower() == "and"), None)
    if cc is None or first < index or words[cc].deprel != "cc":
        return
    second = words[cc].head
    if words[second].deprel == "conj" and words[second].head < index and second > cc:
        attach(words, second, first, "conj")


def _about_to(words: Sentence, index: int) -> None:
    """`is about to attack`: the infinitive is what somebody is about to do."""
    word = words[index]
    if word.plain.lower() != "about" or "cop" not in _labels(words, index):
        return
    word.upos = "ADJ"
    for c in children(words, index):
        if words[c].deprel == "advcl" and words[c].upos == "VERB":
            words[c].deprel = "xcomp"
