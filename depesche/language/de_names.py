"""German names and numbers that stand side by side without belonging together, parted again.

In `bombardierte die NATO Serbien` two parties meet without an article between
them, and a parser takes them for one name.  Names of states, names of public
figures, words with an article and numbered nouns begin a phrase of their own;
what they are to the verb is decided later, by case and agreement.
"""

from __future__ import annotations

from functools import cache

from depesche.language.de_cases import phrase_readings
from depesche.language.valency import Valency, valency
from depesche.language.words import Sentence, Word, attach, below, break_rings, children, lexeme_of
from depesche.lexicon.rows import NameRow
from depesche.lexicon.tables import load

_GLUED = frozenset({"flat", "appos", "compound", "nmod", "dep"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:arg"})
_FULL_NAME = 2
"""Words of a full name: first name and surname."""


def part_names(words: Sentence) -> None:
    """Part what stands side by side, in place."""
    known = valency("de")
    for i, word in enumerate(words):
        before = Word.changes
        if word.upos in {"NOUN", "X"}:
            _public_figure(words, i, known)
            _surname(words, i, known)
        if word.deprel in _CORE:
            _bare_time(words, i, known)
        elif word.deprel in _GLUED:
            _genitive_state(words, i, known)
        elif word.deprel == "conj":
            _coordinated(words, i)
        if word.tag == "ART":
            _article_in_name(words, i, known)
        if word.text in known.states:
            _after_verb(words, i, known)
        if word.upos == "NUM" or word.plain.lower() in known.settings["counting"]:
            _counted(words, i, known)
        if Word.changes != before:
            break_rings(words)
    for i in range(1, len(words)):
        top = _top(words, i)
        if words[i].deprel in _GLUED | {"nmod"} and top != i and top < i and (verb := _verb_before(words, top)) is not None:
            if _is_own_phrase(words, i, top, verb, known):
                _detach(words, i, verb)


def _bare(words: Sentence, index: int) -> bool:
    return not any(words[c].deprel in {"case", "cc"} for c in children(words, index))


def _articled(words: Sentence, index: int) -> bool:
    return any(words[c].deprel.startswith("det") for c in children(words, index))


def _top(words: Sentence, index: int) -> int:
    """Head of the whole name or title a glued word belongs to."""
    seen = {index}
    while words[index].deprel in {"flat", "appos", "compound"} or (words[index].deprel in {"nmod", "dep"} and len(seen) == 1):
        index = words[index].head
        if index in seen:
            break
        seen.add(index)
    return index


def _verb_before(words: Sentence, top: int) -> int | None:
    """The verb a phrase of the middle field is a part of: it stands before it."""
    word = words[top]
    while word.deprel == "conj" and words[word.head].upos in {"NOUN", "PROPN"} and word.head < top:
        top = word.head
        word = words[top]
    verb = word.head
    if verb == top or words[verb].upos != "VERB" or word.deprel not in _CORE | {"obl"}:
        return None
    finite = [verb, *(c for c in children(words, verb) if words[c].deprel.startswith("aux"))]
    return verb if min(finite) < top else None


def _is_own_phrase(words: Sentence, index: int, top: int, verb: int, known: Valency) -> bool:
    word, before = words[index], words[index - 1]
    if not _bare(words, index) or (word.name.startswith("I-") and before.plain.islower()):  # `van der Vaart`
        return False
    if word.deprel == "flat" and _articled(words, index):
        return True
    if _free_object(words, verb) and _objects(words, verb, word.lemma, known):
        return True
    if word.upos in {"NOUN", "PROPN"} and _numbered(words, index) and word.deprel in {"flat", "appos"}:
        return True
    if words[index].deprel == "nmod" and _numbered(words, index) and _free_object(words, verb) and not _articled(words, index):
        return known.verb(lexeme_of(words, verb)).acted
    if word.upos != "PROPN" or _articled(words, index) or word.deprel == "nmod" or word.plain.endswith("-"):
        return False
    if not _bare(words, top):
        apart = words[top].upos == "PROPN" or known.listed(words[top].lemma, "times")
        return (word.name == "B-PER" or _another_person(words, index)) and apart and _free_object(words, verb)
    if word.text in known.states and before.upos in {"PROPN", "NOUN"} and before.plain[-1:] != "-":
        return not known.listed(words[top].lemma, "kinds_of_places") and before.text not in {"Den", "Republik"}
    after_state = words[top].text in known.states and _free_object(words, verb)
    return _another_person(words, index) or after_state


def _numbered(words: Sentence, index: int) -> bool:
    return any(words[c].deprel == "nummod" and c < index for c in children(words, index))


def _free_object(words: Sentence, verb: int) -> bool:
    return not any(words[c].deprel in {"obj", "ccomp"} for c in children(words, verb))


def _objects(words: Sentence, verb: int, lemma: str, known: Valency) -> bool:
    """Whether the tables name a noun as an object of the verb: `gewährte ... Asyl`, `erließ ... Haftbefehl`."""
    particle = next((words[c].plain.lower() for c in children(words, verb) if words[c].deprel == "compound:prt"), "")
    frame = known.verb(particle + words[verb].lemma)
    return lemma.lower() in frame.objects or (lemma.lower() in known.nouns and not known.states.get(lemma))


@cache
def _persons() -> frozenset[tuple[str, ...]]:
    """Names of public figures: full names, and single words that name one of them only."""
    rows = (row for row in load(NameRow) if row.script == "Latn" and row.language in {"de", "*"})
    named = [(row, tuple(row.text.split())) for row in rows]
    return frozenset(p for row, p in named if len(p) >= _FULL_NAME or row.strength == "strong")


def _another_person(words: Sentence, index: int) -> bool:
    """Whether a second person's name begins here: `Xi Jinping Wladimir Putin`."""
    full = tuple(w.plain for w in words[index : index + _FULL_NAME])
    if full not in _persons() or index == 0:
        return False
    longer = (tuple(w.plain for w in words[a:b]) for a in range(max(index - 2, 0), index) for b in range(index + 1, index + 4))
    if any(name in _persons() for name in longer):
        return False
    before = words[index - 1]
    whole = (before.plain,) in _persons() or tuple(w.plain for w in words[max(index - 2, 0) : index]) in _persons()
    return whole or before.name.endswith(("LOC", "ORG"))


def _detach(words: Sentence, index: int, verb: int) -> None:
    """Hang a phrase on the verb, with the rest of the name that begins there."""
    word = words[index]
    old = word.head
    while words[old].deprel in {"flat", "appos", "compound"}:
        old = words[old].head
    label = "PER" if word.name.endswith("PER") and word.text not in valency("de").states else "LOC"
    if word.name.startswith("I-") and word.upos == "PROPN":
        word.name = f"B-{label}"
    for i in range(index + 1, len(words)):
        if (
            words[i].upos == "PROPN"
            and words[i].deprel in {"flat", "appos"}
            and words[i].head < index
            and words[i - 1].head in {index, old, verb, words[i].head}
        ):
            words[i].head, words[i].deprel = index, "flat"
        else:
            break
    if word.upos in {"ADJ", "X"}:
        word.upos = "NOUN"
    word.head = verb
    word.deprel = "obl:arg" if _only_dative(words, index) else "obj"


def _only_dative(words: Sentence, index: int) -> bool:
    return _articled(words, index) and {r[0] for r in phrase_readings(words, index)} <= {"Dat", "Gen"}


def _article_in_name(words: Sentence, index: int, known: Valency) -> None:
    """`Macron der Ukraine` is no name: an article ends one, unless `von` or `van` stands before it."""
    word = words[index]
    if word.tag != "ART" or not word.name.startswith("I-PER") or words[index - 1].plain.lower() in {"von", "van"}:
        return
    if index + 1 < len(words) and words[index + 1].text in known.states:
        word.name, words[index + 1].name = "O", "B-LOC"


def _public_figure(words: Sentence, index: int, known: Valency) -> None:
    """A surname only one public figure bears is a name, also where the tagger did not know it."""
    word = words[index]
    if word.upos in {"NOUN", "X"} and (word.plain,) in _persons() and word.plain[:1].isupper() and not _articled(words, index):
        word.upos, word.tag, word.lemma = "PROPN", "NE", word.text
        word.name = "B-PER" if word.name == "O" else word.name


def _bare_time(words: Sentence, index: int, known: Valency) -> None:
    """`werde China Ende August besuchen`: months and their ends are neither subject nor object."""
    word = words[index]
    if word.deprel in _CORE and word.lemma.lower() in known.settings["bare_times"] and not children(words, index):
        word.deprel = "obl"


def _after_verb(words: Sentence, index: int, known: Valency) -> None:
    """A state named right after the finite verb is a party of its own, not part of the noun that follows it."""
    word = words[index]
    verb = index - 1
    if word.text not in known.states or word.head <= index or verb < 0 or not words[verb].tag.endswith("FIN"):
        return
    if word.deprel in {"nmod", "flat", "compound", "amod", "appos", "nummod"} and words[verb].upos == "VERB" and _bare(words, index):
        attach(words, index, verb, "nsubj")


def _counted(words: Sentence, index: int, known: Valency) -> None:
    """`Tausende Demonstranten`, `23 russische Diplomaten`: the number hangs on the noun it counts."""
    word = words[index]
    noun = _counted_noun(words, index)
    if noun is None or not (word.plain.lower() in known.settings["counting"] or _number_astray(words, index, known)):
        return
    if words[noun].head == index:
        words[noun].head, words[noun].deprel = (noun, "root") if word.head == index else (word.head, word.deprel)
    elif words[noun].deprel in {"flat", "appos"} and word.deprel in _CORE and not below(words, word.head, noun):
        words[noun].head, words[noun].deprel = word.head, word.deprel
    if not attach(words, index, noun, "nummod"):
        return
    for c in children(words, index):
        words[c].head = noun
    word.upos = "NUM"
    if words[noun].upos == "PROPN" and words[noun].name == "O":
        words[noun].upos = "NOUN"


def _counted_noun(words: Sentence, index: int) -> int | None:
    noun = index + 1
    while noun < len(words) and words[noun].upos == "ADJ" and words[noun].plain.islower():
        noun += 1
    fits = noun < len(words) and words[noun].upos in {"NOUN", "PROPN"} and words[noun].plain[:1].isupper()
    return noun if fits and not any(words[c].deprel == "case" for c in children(words, noun)) else None


def _number_astray(words: Sentence, index: int, known: Valency) -> bool:
    word = words[index]
    year = index > 0 and known.listed(words[index - 1].lemma, "times")
    return word.upos == "NUM" and word.plain[:1].isdigit() and word.deprel in {"obl", "nmod", "dep", "flat", "appos"} and not year


def _surname(words: Sentence, index: int, known: Valency) -> None:
    """A bare noun nobody knows, right after a first name or an office, is the rest of the name: `Recep Tayyip Erdoğan`."""
    word = words[index]
    if index == 0 or word.upos != "NOUN" or not _bare(words, index) or (children(words, index) and _articled(words, index)):
        return
    before = words[index - 1]
    own = (
        word.plain[:1].isupper()
        and not word.gender
        and word.plain.lower() == word.lemma.lower()
        and word.deprel in {"nmod", "appos", "flat"}
    )
    if not own or word.head >= index or word.lemma.lower() in known.nouns or known.office(word.lemma):
        return
    after_name = before.upos == "PROPN" and before.name.endswith("PER") and before.deprel in {"appos", "flat"}
    after_office = before.upos == "NOUN" and known.office(before.lemma) and word.head == index - 1
    if after_name or (after_office and word.name == "O"):
        word.upos, word.tag = "PROPN", "NE"
        word.name = "I-PER" if after_name else "B-PER"
        attach(words, index, before.head if not after_office and before.deprel == "flat" else index - 1, "flat" if after_name else "appos")


def _genitive_state(words: Sentence, index: int, known: Valency) -> None:
    """`die Solidarität Polens`, `der Besuch Trumps`: a known name with -s after a noun is its genitive."""
    word = words[index]
    bare_name = word.text[:-1]
    genitive = word.text.endswith("s") and ((word.text in known.states and bare_name in known.states) or (bare_name,) in _persons())
    if genitive and word.deprel in {"appos", "flat"} and words[word.head].upos == "NOUN" and _bare(words, index):
        word.deprel, word.lemma = "nmod", word.text[:-1]


def _coordinated(words: Sentence, index: int) -> None:
    """A noun joined to a verb that has no verb in it is joined to the noun before `und` instead."""
    word = words[index]
    head = words[word.head]
    if word.deprel != "conj" or word.upos not in {"NOUN", "PROPN"} or head.upos != "VERB" or word.head > index:
        return
    below = children(words, index)
    joint = next((c for c in below if words[c].deprel == "cc" and c < index), None)
    if joint is None or joint < 1 or any(words[c].deprel in {"case", "nsubj", "obj", "cop"} for c in below):
        return
    before = joint - 1
    if words[before].upos in {"NOUN", "PROPN"} and before > word.head and words[before].text != ",":
        word.head = before
