"""English clauses hung right where word order, case and the verb decide: roots, relatives, infinitives, "that" and "after".

The parser errs most where two verbs stand in one sentence.  Each rule here
names one such place; none fires where the tree already fits.
"""

from __future__ import annotations

from depesche.language.en_words import english_words
from depesche.language.words import Sentence, attach, below, children

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_RELATIVES = frozenset({"who", "which", "whom"})
_BEFORE_CLAUSE = frozenset({"after", "before", "since", "until", "once"})
_LOOSE = frozenset({"acl", "acl:relcl", "parataxis", "appos", "dep", "advcl", "conj"})


_LOOSE_NOUNS = frozenset({"dep", "appos", "conj", "parataxis", "obj", "obl:unmarked", "nmod:unmarked"})
"""Relations by which the parser hangs a speaker before a verb of saying on the clause that is said."""


def mend_clauses(words: Sentence) -> None:
    """Correct the clauses of an English sentence, in place."""
    for i, word in enumerate(words):
        if word.tag in {"VBZ", "VBP"} and word.upos == "NOUN" and any(words[c].deprel in {"nsubj", "obj"} for c in children(words, i)):
            word.upos = "VERB"
        if word.upos not in {"VERB", "AUX"}:
            continue
        _verb_in_phrase(words, i)
        _nominal_root(words, i)
        _bare_relative(words, i)
        _relative(words, i)
        _joined_relative(words, i)
        _subject_of_clause(words, i)
        _two_subjects(words, i)
        _voice(words, i)
        _speaker(words, i)
        _told(words, i)
        _infinitive(words, i)
        _deed(words, i)
    _pair_of_headline(words)
    _doers_after_source(words)
    for i in range(len(words)):
        _list_member(words, i)
        _person_asked(words, i)


def _pair_of_headline(words: Sentence) -> None:
    """`Trump, Zelensky to meet`, `Lavrov, Fidan discuss Syria`: two names before a plural or infinitive are both doers."""
    comma = _names_from(words, 0)
    behind = _names_from(words, comma + 1)
    verb = behind + (behind < len(words) and words[behind].plain.lower() == "to")
    if not 0 < comma < len(words) or words[comma].text != "," or behind == comma + 1 or verb >= len(words):
        return
    if words[verb].upos != "VERB" or words[verb].tag not in {"VB", "VBP"}:
        return
    first, second = _head_of(words, 0, comma), _head_of(words, comma + 1, behind)
    if verb == behind:
        attach(words, first, verb, "nsubj")
    elif words[first].head == first:
        attach(words, verb, first, "acl")
    else:
        return
    attach(words, second, first, "conj")
    attach(words, comma, second, "punct")


def _doers_after_source(words: Sentence) -> None:
    """`According to TASS, Gazprom and CNPC signed a memorandum`: who is named behind the source and its comma does it."""
    if len(words) < 2 or [w.plain.lower() for w in words[:2]] != ["according", "to"]:
        return
    source = verb = words[0].head
    while words[verb].upos != "VERB" and words[verb].head != verb:
        verb = words[verb].head
    comma = next((i for i in range(source, verb) if words[i].text == ","), verb)
    between = range(comma + 1, verb)
    if words[verb].upos != "VERB" or not _is_finite(words, verb) or any(words[i].upos == "VERB" for i in between):
        return
    named = [i for i in between if words[i].upos in {"NOUN", "PROPN"} and words[i].deprel in {"conj", "appos", *_SUBJECTS}]
    if not named:
        return
    doers = named if any(words[i].deprel == "cc" for i in between) else named[-1:]  # `TASS, a state agency, Russia signed`
    label = "nsubj:pass" if "nsubj:pass" in _labels(words, verb) else "nsubj"
    attach(words, source, verb, "obl")
    for other in (*(c for c in children(words, verb) if c < comma and words[c].deprel in _SUBJECTS), *(i for i in named if i not in doers)):
        attach(words, other, source, "appos")
    attach(words, doers[0], verb, label)
    for other in doers[1:]:
        attach(words, other, doers[0], "conj")


def _names_from(words: Sentence, start: int) -> int:
    """Where a run of proper nouns from a word on ends."""
    while start < len(words) and words[start].upos == "PROPN":
        start += 1
    return start


def _head_of(words: Sentence, first: int, last: int) -> int:
    """The word of a stretch that hangs on nothing inside it."""
    return next((i for i in range(first, last) if words[i].head == i or not first <= words[i].head < last), first)


def _labels(words: Sentence, index: int) -> set[str]:
    return {words[c].deprel for c in children(words, index)}


def _is_finite(words: Sentence, index: int) -> bool:
    if words[index].tag in _FINITE:
        return True
    return any(words[c].deprel.startswith(("aux", "cop")) and words[c].tag in {*_FINITE, "MD"} for c in children(words, index))


def _verb_in_phrase(words: Sentence, verb: int) -> None:
    """`A court on Tuesday freed activist pastor Evan Reed`: a preterite before a noun is no attribute where the sentence has no verb."""
    noun = words[verb].head
    root = next((i for i, w in enumerate(words) if w.head == i), verb)
    if words[verb].tag != "VBD" or words[verb].deprel not in {"amod", "compound"} or noun <= verb or children(words, verb):
        return
    if (
        root >= verb
        or words[root].upos not in {"NOUN", "PROPN"}
        or words[root].deprel != "root"
        or _labels(words, root) & {*_SUBJECTS, "cop"}
    ):
        return
    if not below(words, noun, root) or any(words[i].upos in {"VERB", "AUX"} for i in range(verb)):
        return
    before = [c for c in children(words, noun) if c < verb]
    words[verb].head, words[verb].deprel = verb, "root"
    words[root].head, words[root].deprel = verb, "nsubj"
    words[noun].head, words[noun].deprel = verb, "obj"
    for c in (*children(words, root), *before):
        if words[c].head == root and c > verb and c != noun:
            named = words[c].deprel in {"appos", "flat"} and c == noun + 1
            words[c].head = noun if named else verb
    _opening_time(words, before, verb)


def _opening_time(words: Sentence, before: list[int], verb: int) -> None:
    """What stood before the verb as part of its object is when it happened: `on Tuesday`."""
    nouns = [c for c in before if words[c].upos in {"NOUN", "PROPN"}]
    head = nouns[-1] if nouns else verb
    for c in before:
        if c != head:
            words[c].head = head
    if head != verb:
        words[head].head, words[head].deprel = verb, "obl"


def _nominal_root(words: Sentence, verb: int) -> None:
    """`The minister, Sergei Lavrov, called off ...`: a finite verb without subject is the root, not the noun before it."""
    root = words[verb].head
    while words[root].deprel == "nmod" and words[root].head < root and words[verb].tag == "VBD":
        root = words[root].head
    adjacent = words[verb].deprel == "ccomp" and root == verb - 1
    if words[root].head != root or words[root].upos not in {"NOUN", "PROPN"} or root >= verb:
        return
    if words[verb].deprel not in _LOOSE and not adjacent:
        return
    mine, its = _labels(words, verb), _labels(words, root)
    if not _is_finite(words, verb) or mine & {*_SUBJECTS, "mark", "csubj", "expl"} or its & {*_SUBJECTS, "cop", "case", "csubj", "expl"}:
        return
    if words[verb].deprel == "conj" or any(w.plain in {":", ";", '"', "?", "("} for w in words[root:verb]):
        return
    first = next((c for c in children(words, root) if c < root and words[c].deprel in {"vocative", "appos", "dislocated", "nmod"}), root)
    words[verb].head, words[verb].deprel = verb, "root"
    subject = first if words[first].deprel != "nmod" and words[first + 1].plain == "," else root
    passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
    for c in children(words, root):
        if c > verb or (words[c].deprel == "punct" and c in {0, len(words) - 1}):
            words[c].head = verb
        elif words[c].deprel == "conj" and "cc" not in _labels(words, c) and words[c].upos in {"NOUN", "PROPN"}:
            words[c].deprel = "appos"
    words[subject].head, words[subject].deprel = verb, "nsubj:pass" if passive else "nsubj"
    if subject != root:
        words[root].head, words[root].deprel = subject, "appos"


def _bare_relative(words: Sentence, verb: int) -> None:
    """`The man the police arrested is a journalist`: two nominals side by side before a verb, and another verb after it."""
    subjects = [c for c in children(words, verb) if words[c].deprel in _SUBJECTS and c < verb]
    if len(subjects) != 2 or words[verb].tag not in _FINITE | {"VBN"}:
        return
    outer, inner = subjects
    begin = min([inner, *(c for c in children(words, inner) if c < inner)])
    if begin != _end(words, outer) + 1 or not (words[begin].upos in {"DET", "PRON"} or words[inner].upos in {"PRON", "PROPN"}):
        return
    own = _above(words, verb)
    later = next((i for i in range(verb + 1, len(words)) if words[i].tag in {*_FINITE, "MD"} and not _has_subject(words, i)), None)
    if later is None or words[outer].upos not in {"NOUN", "PROPN"}:
        return
    new = words[later].head if words[later].deprel in {"aux", "aux:pass", "cop"} else later
    if new <= verb:
        return
    label = words[verb].deprel
    words[new].head, words[new].deprel = (new, "root") if own is None else (own, label)
    words[outer].head, words[outer].deprel = new, "nsubj:pass" if "aux:pass" in _labels(words, new) else "nsubj"
    words[inner].deprel = "nsubj"
    for c in children(words, verb):
        if c > later or (c > verb and words[c].plain in {".", "!", "?"}):
            words[c].head = new
    words[verb].head, words[verb].deprel = outer, "acl:relcl"


def _above(words: Sentence, index: int) -> int | None:
    return None if words[index].head == index else words[index].head


def _end(words: Sentence, index: int) -> int:
    """Last word that hangs somewhere below a word, or itself; a ring, which a rule before may have made, is gone round once."""
    found, waiting = {index}, [index]
    while waiting:
        new = [c for c in children(words, waiting.pop()) if c not in found]
        found.update(new)
        waiting += new
    return max(found)


def _has_subject(words: Sentence, index: int) -> bool:
    top = words[index].head if words[index].deprel in {"aux", "aux:pass", "cop"} else index
    return any(words[c].deprel in _SUBJECTS and words[c].deprel != "" and c < index and index - c < 3 for c in children(words, top))


def _relative_subject(words: Sentence, verb: int) -> int | None:
    for c in children(words, verb):
        low = words[c].plain.lower()
        if c < verb and words[c].deprel in {*_SUBJECTS, "obj", "obl"} and (low in _RELATIVES or (low, words[c].upos) == ("that", "PRON")):
            return c
    return None


def _relative(words: Sentence, verb: int) -> None:
    """A clause that opens with `, who` or `that` after a noun belongs to that noun."""
    pronoun = _relative_subject(words, verb)
    if pronoun is None or pronoun == 0 or words[verb].deprel not in {"advcl", "parataxis", "conj", "dep", "appos"}:
        return
    before = pronoun - 1
    if words[before].plain == ",":
        before -= 1
    low = words[pronoun].plain.lower()
    if before < 0 or words[before].upos not in {"NOUN", "PROPN"} or (low == "that" and before != pronoun - 1):
        return
    noun = before
    while words[noun].deprel in {"flat", "compound", "appos"} and words[noun].head < pronoun and words[noun].head != noun:
        noun = words[noun].head
    attach(words, verb, noun, "acl:relcl")


def _joined_relative(words: Sentence, verb: int) -> None:
    """`a government that represents X and that contributes to Y`: the second relative clause joins the first."""
    pronoun = _relative_subject(words, verb)
    if pronoun is None or words[verb].deprel != "conj" or "cc" not in _labels(words, verb):
        return
    if words[words[verb].head].deprel == "acl:relcl":
        return
    first = [i for i in range(pronoun) if words[i].deprel == "acl:relcl" and _relative_subject(words, i) is not None]
    if first:
        attach(words, verb, first[-1], "conj")


def _subject_of_clause(words: Sentence, verb: int) -> None:
    """`after North Korea fired a missile`: the noun is the verb's subject, the preposition opens a clause."""
    if words[verb].deprel not in {"advcl", "acl"} or _labels(words, verb) & _SUBJECTS or words[verb].tag not in _FINITE:
        return
    if any(words[c].plain.lower() == "to" and words[c].deprel == "mark" for c in children(words, verb)):
        return
    for c in range(verb - 1, -1, -1):
        if words[c].deprel in {"obl", "nmod"} and words[c].head in {words[verb].head, verb} and words[c].upos in _NOMINAL:
            cases = [k for k in children(words, c) if words[k].deprel in {"case", "mark"} and words[k].plain.lower() in _BEFORE_CLAUSE]
            if cases and _end(words, c) == verb - 1 - sum(w.upos in {"AUX", "ADV"} for w in words[c + 1 : verb]):
                if attach(words, c, verb, "nsubj"):
                    words[cases[0]].head, words[cases[0]].deprel = verb, "mark"
            return


def _two_subjects(words: Sentence, verb: int) -> None:
    """A second subject behind an active verb is its object; the first after a preposition is the place; a verb has no compound."""
    subjects = [c for c in children(words, verb) if words[c].deprel in _SUBJECTS]
    before = verb - 1
    if not subjects and words[verb].tag in _FINITE and before >= 0 and (words[before].head, words[before].deprel) == (verb, "compound"):
        words[before].deprel = "nsubj"
    if (
        len(subjects) == 2
        and subjects[1] < verb
        and subjects[0] == 1
        and words[0].deprel == "mark"
        and words[0].plain.lower() in {"in", "at"}
    ):
        words[0].head, words[0].deprel, words[1].deprel = 1, "case", "obl"
        return
    if len(subjects) == 2 and subjects[0] < verb < subjects[1] and not _labels(words, verb) & {"obj", "aux:pass", "cop"}:
        words[subjects[1]].deprel = "obj"


def _voice(words: Sentence, verb: int) -> None:
    """A passive subject without a passive auxiliary is a plain one, and the other way round."""
    passive = any(words[c].deprel == "aux:pass" for c in children(words, verb))
    for c in children(words, verb):
        plain = words[verb].tag in {"VBD", "VBZ", "VBP", "VB"} or "nsubj" in _labels(words, verb)
        if words[c].deprel == "obl:agent" and not passive and plain:
            words[c].deprel = "obl"
        if words[c].deprel in _SUBJECTS and c < verb:
            if not passive and words[verb].tag in {"VBD", "VBZ", "VBP", "VBG"}:
                words[c].deprel = "nsubj"
            elif passive:
                words[c].deprel = "nsubj:pass"


def _speaker(words: Sentence, verb: int) -> None:
    """`..., Kremlin spokesman Dmitry Peskov said`: who stands between the comma and a verb of saying is its subject."""
    labels = _labels(words, verb)
    if words[verb].tag not in _FINITE or "ccomp" not in labels or labels & {*_SUBJECTS, "expl", "aux:pass"} or verb < 2:
        return
    last = verb - 1 - (words[verb - 1].plain == ",")  # `its minister, Ann Reed, said`
    noun = last
    while words[noun].deprel in {"flat", "compound", "nmod:desc"} and words[noun].head < verb:
        noun = words[noun].head
    while words[noun].deprel == "appos" and words[noun].head < noun and words[words[noun].head].deprel in _LOOSE_NOUNS - {"obj"}:
        noun = words[noun].head  # `regional governor Oleh Syniehubov said`
    begin = noun
    while begin > 0 and words[begin - 1].deprel != "punct" and below(words, begin - 1, noun):
        begin -= 1
    if words[noun].deprel in _LOOSE_NOUNS and _end(words, noun) == last:
        if (
            words[noun].upos in {"NOUN", "PROPN"}
            and begin > 0
            and words[begin - 1].plain in {",", '"'}
            and "case" not in _labels(words, noun)
        ):
            attach(words, noun, verb, "nsubj")


def _told(words: Sentence, verb: int) -> None:
    """`told the Council that ...`: what is told belongs to the verb, not to whom it is told."""
    noun = words[verb].head
    if words[verb].deprel not in {"acl", "acl:relcl"} or noun >= verb or words[noun].deprel not in {"obj", "iobj", "obl"}:
        return
    governor = words[noun].head
    marks = [c for c in children(words, verb) if words[c].plain.lower() == "that" and words[c].deprel == "mark"]
    if not marks or words[governor].lemma not in english_words().lists["telling"] or not _labels(words, verb) & _SUBJECTS:
        return
    words[verb].head, words[verb].deprel = governor, "ccomp"
    words[noun].deprel = "iobj" if words[noun].deprel == "obj" else words[noun].deprel


def _infinitive(words: Sentence, verb: int) -> None:
    """`urged the government to stop ...`: the infinitive belongs to the verb of urging."""
    marks = [c for c in children(words, verb) if words[c].plain.lower() == "to" and words[c].deprel == "mark"]
    if not marks or words[verb].deprel not in {"acl", "advcl"} or words[verb].tag not in {"VB", "VBP"} or _labels(words, verb) & _SUBJECTS:
        return
    head = words[verb].head
    governor = words[head].head if words[verb].deprel == "acl" and words[head].deprel in {"obj", "iobj"} else head
    if words[governor].upos != "VERB" or words[governor].lemma not in english_words().lists["object_control"]:
        return
    before = [words[c] for c in children(words, governor) if c < verb]
    asked = any(w.deprel in {"obj", "iobj", "nsubj:pass"} and w.upos in _NOMINAL for w in before)
    if asked and not _labels(words, governor) & {"xcomp", "ccomp"} and not any(w.plain in {";", ":"} for w in words[governor:verb]):
        words[verb].head, words[verb].deprel = governor, "xcomp"


def _deed(words: Sentence, verb: int) -> None:
    """`accused by the opposition of breaking the law`: the deed belongs to the verb of accusing."""
    noun = words[verb].head
    marks = [c for c in children(words, verb) if words[c].plain.lower() in {"of", "from"} and words[c].deprel in {"mark", "case"}]
    if not marks or words[verb].tag != "VBG" or words[verb].deprel != "acl" or words[noun].upos not in _NOMINAL:
        return
    governor = words[noun].head
    argument = words[noun].deprel in {"obj", "obl", "obl:agent", "nsubj:pass"}
    if governor < noun and argument and words[governor].lemma in english_words().lists["of_doing"]:
        words[verb].head, words[verb].deprel = governor, "advcl"


def _list_member(words: Sentence, index: int) -> None:
    """`Putin, Xi and Kim`: what stands between a comma and an "and" of the same list is a member of it."""
    word = words[index]
    head = word.head
    if word.deprel == "conj" and word.upos in {"NOUN", "PROPN"} and _is_apposition(words, index):
        word.deprel = "appos"
    if word.deprel not in {"nmod:unmarked", "appos", "dep"} or index == 0 or words[index - 1].plain != "," or head >= index:
        return
    if word.upos != "PROPN" or words[head].upos != "PROPN" or index + 1 >= len(words):
        return
    last = [c for c in children(words, head) if c > index and words[c].deprel == "conj" and "cc" in _labels(words, c)]
    if last and words[_end(words, index) + 1].upos == "CCONJ":
        word.deprel = "conj"


def _is_apposition(words: Sentence, index: int) -> bool:
    """`Lavrov, Russia's foreign minister, met ...`: two nominals between commas without any "and" are one."""
    head, last = words[index].head, _end(words, index)
    others = [c for c in children(words, head) if words[c].deprel == "conj" and c != index]
    if others or "cc" in _labels(words, index) or last + 1 >= len(words) or words[last + 1].plain not in {",", "."}:
        return False
    begin = min([index, *(c for c in children(words, index) if words[c].deprel != "punct")])
    person = words[head].name.endswith("PER") or words[index].name.endswith("PER") or words[index].lemma.lower() in english_words().persons
    return words[begin - 1].plain == "," and person and words[head].upos in {"NOUN", "PROPN"}


def _person_asked(words: Sentence, index: int) -> None:
    """`urged Iran to stop`: alone beside a verb that is none of telling, whoever it is aimed at is the object."""
    word = words[index]
    governor = words[word.head]
    if word.deprel != "iobj" or governor.lemma in english_words().lists["telling"]:
        return
    if not _labels(words, word.head) & {"obj", "ccomp"}:
        word.deprel = "obj"
