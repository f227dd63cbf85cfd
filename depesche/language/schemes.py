"""Trees of other annotation schemes turned into Universal Dependencies (UD v2), so that every engine fills the same slots.

Two schemes are known beside UD: TIGER (German spaCy pipelines) and CLEAR
(English ones).  Both let function words stand above content words: `in` above
`Moskau`, `hat` above `besucht`, `ist` above `Präsident`; here the content word
is raised.  What a scheme does not tell apart stays coarse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from depesche.language.words import Sentence, children

_TIGER_PLAIN = {
    "oa": "obj", "oa2": "obj", "da": "obl:arg", "og": "obl:arg", "svp": "compound:prt", "app": "appos", "par": "parataxis",
    "cp": "mark", "pm": "mark", "cd": "cc", "cj": "conj", "ju": "cc", "ep": "expl", "ph": "expl", "cm": "case", "ac": "case",
    "ng": "advmod", "rc": "acl", "rs": "parataxis", "dm": "discourse", "vo": "vocative", "nmc": "nummod", "uc": "flat",
    "adc": "flat", "pnc": "flat", "ag": "nmod", "pg": "nmod", "sp": "csubj", "avc": "advmod", "cvc": "obl", "punct": "punct",
}  # fmt: skip
_TIGER_NK = {
    "ART": "det", "PPOSAT": "det:poss", "PDAT": "det", "PIAT": "det", "PWAT": "det", "PRELAT": "det", "ADJA": "amod",
    "CARD": "nummod", "ADJD": "amod", "ADV": "advmod", "PIDAT": "det", "TRUNC": "compound",
}  # fmt: skip
_CLEAR_PLAIN = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "dative": "iobj", "auxpass": "aux:pass", "neg": "advmod",
    "prt": "compound:prt", "poss": "nmod:poss", "possessive": "case", "relcl": "acl:relcl", "npadvmod": "obl:npmod",
    "quantmod": "advmod", "oprd": "xcomp", "preconj": "cc:preconj", "predet": "det:predet", "intj": "discourse", "meta": "dep",
    "attr": "xcomp", "acomp": "xcomp", "nmod": "compound", "pobj": "obl", "pcomp": "advcl", "prep": "case",
}  # fmt: skip
_VERB_PP = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def scheme_of(labels: Iterable[str]) -> str:
    """Tell the scheme of a parser by its labels: `tiger`, `clear` or `ud`."""
    known = set(labels)
    if {"sb", "oa"} <= known:
        return "tiger"
    return "clear" if {"dobj", "pobj"} <= known else "ud"


def to_ud(words: Sentence, scheme: str) -> None:
    """Rewrite one sentence's tree in place; nothing is done for `ud`."""
    if scheme == "tiger":
        _tiger(words)
    elif scheme == "clear":
        _clear(words)


def _raise(words: Sentence, function: int, content: int, deprel: str) -> None:
    """Put a content word in the place of the function word it hangs on; the latter's other children go with it."""
    top, label = words[function].head, words[function].deprel
    for child in children(words, function):
        if child != content:
            words[child].head = content
    words[content].head, words[content].deprel = (content, "root") if top == function else (top, label)
    words[function].head, words[function].deprel = content, deprel


def _deepest_first(words: Sentence) -> list[int]:
    def depth(index: int) -> int:
        steps = 0
        while words[index].head != index and steps <= len(words):
            index, steps = words[index].head, steps + 1
        return steps

    return sorted(range(len(words)), key=depth, reverse=True)


def _raise_all(words: Sentence, pick: Callable[[Sentence, int], tuple[int, str] | None]) -> None:
    for index in _deepest_first(words):
        if (found := pick(words, index)) is not None:
            _raise(words, index, *found)


def _first(words: Sentence, index: int, *labels: str) -> int | None:
    return next((c for c in children(words, index) if words[c].deprel in labels), None)


def _flat_conjuncts(words: Sentence) -> None:
    """Hang every further member of a list on the first one, as UD does; the others chain them."""
    for word in words:
        while word.deprel == "conj" and words[word.head].deprel == "conj" and words[word.head].head != word.head:
            word.head = words[word.head].head


# TIGER


def _tiger(words: Sentence) -> None:
    _raise_all(words, _tiger_auxiliary)
    _raise_all(words, _tiger_copula)
    _raise_all(words, _tiger_preposition)
    _raise_all(words, _tiger_coordinator)
    for index in range(len(words)):
        _first_of_name(words, index)
    passive = {w.head for w in words if w.deprel == "aux:pass"}
    labels = [_tiger_label(words, i, passive) for i in range(len(words))]
    for word, label in zip(words, labels, strict=True):
        word.deprel = label
    _flat_conjuncts(words)


def _tiger_auxiliary(words: Sentence, index: int) -> tuple[int, str] | None:
    if words[index].tag[:2] not in {"VA", "VM"} or (child := _first(words, index, "oc")) is None:
        return None
    verb = words[child]
    if not verb.tag.startswith("V") or verb.tag.endswith(("FIN", "IZU")) or any(words[c].deprel == "cp" for c in children(words, child)):
        return None
    passive = words[index].lemma.lower() == "werden" and verb.tag.endswith("PP")
    return child, "aux:pass" if passive else "aux"


def _tiger_copula(words: Sentence, index: int) -> tuple[int, str] | None:
    if words[index].lemma.lower() != "sein" or (child := _first(words, index, "pd")) is None:
        return None
    return child, "cop"


def _tiger_preposition(words: Sentence, index: int) -> tuple[int, str] | None:
    if not words[index].tag.startswith("APPR") or (child := _first(words, index, "nk")) is None:
        return None
    label, head = words[index].deprel, words[index].head
    if head != index and label in {"mo", "mnr", "pg", "op", "sbp", "cvc", "og"}:
        of_verb = words[head].upos in _VERB_PP
        words[index].deprel = "ud:" + ({"sbp": "obl:agent", "op": "obl:arg"}.get(label, "obl") if of_verb else "nmod")
    return child, "case"


def _tiger_coordinator(words: Sentence, index: int) -> tuple[int, str] | None:
    if words[index].deprel != "cd" or (child := _first(words, index, "cj")) is None:
        return None
    words[index].deprel = "cj"
    return child, "cd"


def _first_of_name(words: Sentence, index: int) -> None:
    """Let the first word of a name be its head; TIGER takes the last."""
    parts = [c for c in children(words, index) if words[c].deprel == "pnc" and c < index]
    if parts:
        _raise(words, index, parts[0], "pnc")


def _tiger_label(words: Sentence, index: int, passive: set[int]) -> str:
    word = words[index]
    label, tag = word.deprel, word.tag
    above = words[word.head]
    if word.head == index:
        return "root"
    if label.startswith("ud:"):
        return label[3:]
    if label in {"aux", "aux:pass", "cop", "case"}:
        return label
    if label == "sb":
        if tag.startswith("V"):
            return "csubj"
        return "nsubj:pass" if word.head in passive else "nsubj"
    if label == "nk":
        named = tag == "NE" and above.tag == "NE"
        return _TIGER_NK.get(tag, "flat" if named else "appos" if tag in {"NE", "NN"} else "nmod")
    if label in {"oc", "re"}:
        if above.upos in {"NOUN", "PROPN"}:
            return "acl"
        finite = tag.endswith("FIN") or any(words[c].tag.endswith("FIN") for c in children(words, index))
        return "ccomp" if finite else "xcomp"
    if label in {"mo", "mnr", "cc", "pd", "op"}:
        return _modifier(label, tag, above.upos)
    return _TIGER_PLAIN.get(label, "dep")


def _modifier(label: str, tag: str, above: str) -> str:
    if label == "pd":
        return "xcomp"
    if tag.startswith("V"):
        return "advcl" if above in _VERB_PP else "acl"
    if tag in {"ADV", "ADJD", "PROAV", "PWAV", "PAV", "PTKNEG", "PTKA"}:
        return "advmod"
    return "obl" if above in _VERB_PP else "nmod"


# CLEAR


def _clear(words: Sentence) -> None:
    _raise_all(words, _clear_copula)
    _raise_all(words, _clear_preposition)
    for word in words:
        word.deprel = (
            "root"
            if words[word.head] is word
            else word.deprel.removeprefix("ud:")
            if word.deprel.startswith("ud:")
            else _clear_label(word.deprel)
        )
    for index, word in enumerate(words):
        if word.deprel == "cc" and (after := [c for c in children(words, word.head) if words[c].deprel == "conj" and c > index]):
            word.head = after[0]
    _flat_conjuncts(words)


def _clear_label(label: str) -> str:
    return _CLEAR_PLAIN.get(label, label.lower())


def _clear_copula(words: Sentence, index: int) -> tuple[int, str] | None:
    if words[index].lemma != "be" or (child := _first(words, index, "attr", "acomp")) is None:
        return None
    return child, "ud:cop"


def _clear_preposition(words: Sentence, index: int) -> tuple[int, str] | None:
    word = words[index]
    if word.deprel not in {"prep", "agent", "dative", "conj"} or (child := _first(words, index, "pobj", "pcomp")) is None:
        return None
    above = words[word.head].upos
    if word.deprel == "agent":
        word.deprel = "ud:obl:agent"
    elif word.deprel != "conj":
        clause = words[child].deprel == "pcomp"
        word.deprel = "ud:" + (("advcl" if clause else "obl") if above in _VERB_PP else "acl" if clause else "nmod")
    return child, "ud:mark" if words[child].deprel == "pcomp" else "ud:case"
