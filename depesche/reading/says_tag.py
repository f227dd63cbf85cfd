"""Tags: "…, sagte er", "wie X mitteilte", "…, the minister said", "Das teilte X mit."; what is said lies around them."""

from __future__ import annotations

from depesche.reading.says_marks import doubles
from depesche.reading.says_source import Voice
from depesche.reading.says_table import Cue
from depesche.reading.says_view import Spans, View, spans

_REACH = 14


def parenthesis(view: View, cue: Cue) -> tuple[int, int] | None:
    """Token range of an inserted "wie X mitteilte", "as X said" the cue is the verb of."""
    if cue.row.pos != "verb":
        return None
    start, stop = view.sentence(cue.head)
    opening = next(
        (
            i
            for i in range(cue.head, max(start - 1, cue.head - 3 * _REACH), -1)
            if view.low(i) in view.grammar.parenthesis and (i == start or view.tokens[i - 1].text in (",", "–", "(", "“", "-"))
        ),
        None,
    )
    if opening is None or (
        any(view.tokens[i].text in (",", ":") for i in range(opening, cue.head)) and not _one_phrase(view, opening, cue.head)
    ):
        return None
    if view.low(opening) == "so" and cue.head > opening + 1:
        return None
    closing = next((i for i in range(cue.head, stop) if view.tokens[i].text in (",", "–", ")", ".")), stop)
    return opening, closing


def _one_phrase(view: View, first: int, last: int) -> bool:
    """Whether the commas in a range stand inside one noun phrase (an apposition), with no other finite verb."""
    return not view.has_finite(first, last)


def before_tag(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """For "…, sagte er", "…, the minister said": the sentence without the tag."""
    if cue.row.pos != "verb" or view.tokens[cue.head].upos != "VERB":
        return ()
    start, stop = view.sentence(cue.head)
    left = min([cue.first, *([voice.first] if voice and voice.last <= cue.head else [])])
    comma = left - 1
    skipped = 0
    while comma > start and view.tokens[comma].text not in (",", "–", "—") and skipped < 2:
        if view.tokens[comma].upos not in ("ADV", "PRON", "DET", "PART") or view.low(comma) in ("which", "who", "whom"):
            return ()
        comma -= 1
        skipped += 1
    if voice is not None and any(view.low(i) in view.grammar.adverbials for i in range(cue.head + 1, voice.first)):
        return ()
    if comma <= start or view.tokens[comma].text not in (",", "–", "—") or not view.finite(_finite_of(view, cue)):
        return ()
    inverted = voice is None or voice.first > cue.first or view.grammar.infinitive_mark == "to"
    if not inverted or not (view.has_finite(start, comma) or view.has_finite(cue.last + 1, stop)):
        return ()
    if view.has_finite(start, comma):
        if _is_adverbial_start(view, start, comma):
            return ()
        end = _tag_end(view, cue, voice, stop)
        return spans(view, start, comma) + (spans(view, end, stop) if _goes_on(view, end, stop) else ())
    closing = next((i for i in range(cue.last + 1, stop) if view.tokens[i].text in (",", "–", "—")), None)
    if closing is None:
        return ()
    return spans(view, start, comma) + spans(view, closing + 1, stop)


def between_commas(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """English "Many of the closures, he said, have involved public courses": both sides of a tag that stands between commas."""
    if view.grammar.infinitive_mark != "to" or voice is None or voice.last > cue.first or not view.finite(cue.head):
        return ()
    start, stop = view.sentence(cue.head)
    first, last = voice.first, cue.last + 1
    closed = first > start + 1 and last < stop - 1 and view.tokens[first - 1].text == "," and view.tokens[last].text == ","
    if not closed or cue.first - voice.last > 1 or view.has_finite(first, cue.first) or not view.has_finite(last, stop):
        return ()
    quoted = any(q.begin < view.tokens[stop - 1].end and view.tokens[start].begin < q.end for q in doubles(view))
    begins = view.tokens[start].upos not in ("SCONJ", "CCONJ") and not view.has_finite(start, first - 1)
    return spans(view, start, first - 1) + spans(view, last + 1, stop) if begins and not quoted else ()


def _finite_of(view: View, cue: Cue) -> int:
    return next((i for i in cue.tokens if view.finite(i)), cue.head)


def _is_adverbial_start(view: View, start: int, comma: int) -> bool:
    """A sentence that opens with a subordinate clause ("Nachdem …, sagte er") or a phrase is no content."""
    first = start
    while first < comma and view.tokens[first].upos == "PUNCT":
        first += 1
    low = view.low(first)
    if low in view.grammar.complementisers and low in ("dass", "daß", "ob", "that", "whether"):
        return False
    if _has_main_clause(view, first, comma):
        return False
    return view.tokens[first].upos == "SCONJ" or low in (view.grammar.adverbials - {"da", "als", "so", "denn", "aber", "doch", "but"})


def _has_main_clause(view: View, first: int, stop: int) -> bool:
    """Whether a main clause follows the clause a sentence opens with: "Als …, töteten sie …", "After …, they …"."""
    commas = [i for i in range(first + 1, stop - 1) if view.tokens[i].text == ","]
    if view.grammar.infinitive_mark == "zu":
        return any(view.finite(comma + 1) for comma in commas)
    return any(view.has_finite(first, comma) and view.has_finite(comma + 1, stop) for comma in commas)


def _tag_end(view: View, cue: Cue, voice: Voice | None, stop: int) -> int:
    right = max([cue.last + 1, *([voice.last] if voice and voice.first > cue.head else [])])
    return next((i for i in range(right, stop) if view.tokens[i].text in (",", "–", "—")), stop)


def _goes_on(view: View, first: int, stop: int) -> bool:
    """Whether what follows a tag belongs to what was said: a quotation, or reported speech."""
    if first >= stop:
        return False
    begin, end = view.tokens[first].begin, view.tokens[stop - 1].end
    return any(begin <= q.begin < end for q in doubles(view)) or any(view.reported_mood(i) for i in range(first, stop))


def pointing_back(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """For "Das teilte die Polizei mit.": the sentence before, in the same paragraph."""
    start, _ = view.sentence(cue.head)
    pointer = view.low(start) in view.grammar.pointers and view.tokens[start].upos in ("PRON", "DET", "ADV")
    if not pointer or voice is None or voice.first <= start or start == 0 or not view.is_pronoun(start):
        return ()
    before, _ = view.sentence(start - 1)
    gap = view.text[view.tokens[start - 1].end : view.tokens[start].begin]
    return spans(view, before, start) if "\n" not in gap else ()


def rest_without(view: View, first: int, last: int) -> Spans:
    """The sentence without an inserted tag; the whole quotation where one ends at the tag."""
    start, stop = view.sentence(first)
    begin = view.tokens[first].begin
    quoted = next((q for q in doubles(view) if 0 <= begin - q.end <= 3), None)
    if quoted is not None and quoted.begin < view.tokens[start].begin:
        return ((quoted.begin, quoted.end),)
    return spans(view, start, first) + spans(view, last, stop)
