"""Noun phrases beside a cue by order and form, where the tree alone is not to be trusted."""

from __future__ import annotations

from depesche.reading.needs import is_word, word_keys
from depesche.reading.says_table import cue_table
from depesche.reading.says_view import View

_REACH = 12
_CLOSING = frozenset("“”\"«»‘’'‟)")
_NAME_WORDS = 3
_TITLE_WORDS = 4


def noun_after(view: View, start: int) -> int | None:
    """The head of the noun phrase that begins at a token (case words, articles and adjectives first)."""
    if start >= len(view.tokens):
        return None
    stop = view.sentence(start)[1]
    for index in range(start, min(stop, start + _REACH)):
        token = view.tokens[index]
        attribute = token.upos == "VERB" and token.deprel in ("compound", "amod")
        if (token.upos in ("VERB", "AUX", "SCONJ") and not attribute) or token.text in ",.;:":
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
    while last >= 0 and view.tokens[last].text in _CLOSING:
        last -= 1
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
    head = noun_after(view, following) if begins and not other else None
    return head if head is not None and is_genitive(view, anchor, head) else None


def is_genitive(view: View, anchor: int, head: int) -> bool:
    """Whether a filler the parse calls a genitive can be one: right behind its noun, no adjective of another case.

    German only: "nach Medienberichten weitere Demonstranten" has no genitive; English marks it by `of`.
    """
    if not view.grammar.genitive_articles:
        return True
    if head < anchor:
        return head == anchor - 1
    if anchor + 1 >= len(view.tokens) or view.sentence(anchor) != view.sentence(head):
        return False
    if view.low(anchor + 1) in view.grammar.genitive_articles or view.tokens[head].upos == "PROPN":
        return head <= anchor + _REACH
    between = view.tokens[anchor + 1 : head]
    return bool(between) and all(t.upos == "ADJ" and t.text.endswith(("er", "en")) for t in between)


def is_own(view: View, head: int) -> bool:
    """Whether a noun stands with "own" ("eigene Angaben"): what the subject of the clause says itself."""
    start, _ = view.sentence(head)
    return head > start and view.tokens[head - 1].lemma.casefold() in view.grammar.own


def named_phrase(view: View, head: int) -> tuple[int, int]:
    """The phrase of a source with its name: "des Gouverneurs Nasser Baoum", "der General der Streitkräfte, George Casey,"."""
    first, last = _without_list(view, head, *view.phrase(head))
    last = _up_to_medium(view, head, _up_to_preposition(view, head, first, last))
    if view.tokens[head].upos != "NOUN" or any(view.tokens[i].name.endswith("PER") for i in range(first, last)):
        return first, last
    return first, max(last, _name_right_after(view, last), _name_after_comma(view, last))


def _up_to_preposition(view: View, head: int, first: int, last: int) -> int:
    """The end of a phrase before a preposition behind its personal name: "Präsident Fox um die Herausgabe" is two phrases."""
    named = next((i for i in range(max(head, first), last) if view.tokens[i].name.endswith("PER")), None)
    if named is None:
        return last
    phrases = (i for i in range(named + 1, last) if view.tokens[i].upos == "ADP" and not view.tokens[i].name)
    return next((i for i in phrases if view.low(i) not in view.grammar.origins), last)


def _up_to_medium(view: View, head: int, last: int) -> int:
    """The end of a phrase before what its bearer speaks through: "der Gouverneur auf Telegram", "the premier on X" are two phrases."""
    cases = (i for i in range(head + 1, last) if view.tokens[i].deprel == "case" and view.low(i) in view.grammar.venues)
    return next((i for i in cases if listed_venue(view, view.tokens[i].head) == "medium"), last)


def listed_venue(view: View, index: int) -> str:
    """The kind the rows give a noun of an occasion, medium, exchange or audience; empty where they have none."""
    token = view.tokens[index]
    venues = cue_table(view.language).venues
    bare = token.text.casefold().rstrip(".")
    found = ((kind, word) for key in (*word_keys(token), bare) for kind, word in venues.get(key, ()))
    return next((kind for kind, word in found if is_word(token, word) or bare == word.casefold()), "")


def _without_list(view: View, head: int, first: int, last: int) -> tuple[int, int]:
    """Without what a parse has strung on behind a name set off by commas ("…, Luis Ocampo, Morde und Folter")."""
    children = view.tree.children(head)
    names = [c for c in children if view.tokens[c].deprel == "appos" and view.tokens[view.extent(c)[0] - 1].text == ","]
    for child in children:
        begin = view.extent(child)[0]
        before = any(name < child for name in names)
        while before and head < begin < child and view.tokens[begin].upos == "PUNCT":
            begin += 1
        if before and view.tokens[child].deprel == "conj" and begin > head and view.tokens[begin - 1].text == ",":
            return first, min(last, begin - 1)
    return first, last


def _name_right_after(view: View, last: int) -> int:
    """The end of a personal name that stands right behind a title."""
    stop = view.sentence(last - 1)[1]
    end = last
    while end < min(stop, last + _NAME_WORDS) and _is_name(view, end, first=end == last):
        end += 1
    return end


def _is_name(view: View, index: int, *, first: bool) -> bool:
    token = view.tokens[index]
    return token.name.endswith("PER") or (token.upos == "PROPN" and not first)


def _name_after_comma(view: View, last: int) -> int:
    """The end of ", General George Casey" where the name closes a phrase, with a comma or the sentence's end behind it."""
    stop = view.sentence(last - 1)[1]
    if last + 1 >= stop or view.tokens[last].text != ",":
        return last
    name = next((i for i in range(last + 1, min(stop, last + 1 + _TITLE_WORDS)) if view.tokens[i].name.endswith("PER")), None)
    if name is None or any(view.tokens[i].upos not in ("NOUN", "ADJ", "DET", "PROPN") for i in range(last + 1, name)):
        return last
    end = name
    while end < stop and view.tokens[end].name.endswith("PER"):
        end += 1
    closed = end >= stop or view.tokens[end].text in ",.;:)" or view.tokens[end].upos == "ADV"
    return end if closed and not view.has_finite(last, end) else last


def has_case(view: View, index: int) -> bool:
    """Whether a preposition depends on a token."""
    return any(view.tokens[c].deprel == "case" for c in view.tree.children(index))
