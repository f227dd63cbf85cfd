"""Noun phrases beside a cue by order and form, where the tree alone is not to be trusted."""

from __future__ import annotations

from depesche.reading.says_view import View

_REACH = 12


def noun_after(view: View, start: int) -> int | None:
    """The head of the noun phrase that begins at a token (case words, articles and adjectives first)."""
    if start >= len(view.tokens):
        return None
    stop = view.sentence(start)[1]
    for index in range(start, min(stop, start + _REACH)):
        token = view.tokens[index]
        if token.upos in ("VERB", "AUX", "SCONJ") or token.text in ",.;:":
            return None
        if token.upos in ("NOUN", "PROPN", "PRON") and not (token.upos == "PRON" and _continues(view, index)):
            return _top_noun(view, index, start)
    return None


def _continues(view: View, index: int) -> bool:
    following = view.tokens[index + 1] if index + 1 < len(view.tokens) else None
    return following is not None and following.upos in ("ADJ", "NOUN")


def _top_noun(view: View, index: int, start: int) -> int:
    """Climb from a name's part or a title to the head of its phrase, not past the phrase's beginning."""
    while True:
        token = view.tokens[index]
        head = token.head
        rising = token.deprel.split(":")[0] in ("compound", "flat", "nmod", "amod", "det", "appos", "nummod")
        if not rising or head == index or head < start or not view.is_nominal(head):
            return index
        if any(view.tokens[i].upos in ("VERB", "AUX") or view.tokens[i].text == "," for i in range(index, head)):
            return index
        index = head


def noun_before(view: View, last: int) -> int | None:
    """The head of the noun phrase that ends at a token ("dem Ministerium zufolge")."""
    if last < 0:
        return None
    token = view.tokens[last]
    if not view.is_nominal(last):
        return None
    index = last
    while token.deprel.split(":")[0] in ("nmod", "flat", "appos", "compound") and token.head < index:
        index = token.head
        token = view.tokens[index]
    return index


def genitive_after(view: View, anchor: int) -> int | None:
    """The head of a genitive that begins right after a noun (`Angaben russischer Staatsmedien`)."""
    following = anchor + 1
    if following >= len(view.tokens) or view.sentence(anchor) != view.sentence(following):
        return None
    token = view.tokens[following]
    other = any(c in token.feats for c in ("Case=Dat", "Case=Acc", "Case=Nom")) and token.upos != "DET"
    begins = token.upos in ("ADJ", "PROPN", "NOUN") or view.low(following) in view.grammar.genitive_articles
    return noun_after(view, following) if begins and not other else None


def has_case(view: View, index: int) -> bool:
    """Whether a preposition depends on a token."""
    return any(view.tokens[c].deprel == "case" for c in view.tree.children(index))
