"""What is said: the stretch of text a cue makes somebody else's words.

The parse proposes a clause; order, commas, colons and quotation marks decide
where it begins and ends, because a parse of news is wrong about one token in
ten.  Spans are code points without outer punctuation.
"""

from __future__ import annotations

from collections.abc import Callable

from depesche.reading.says_cues import Cue
from depesche.reading.says_quotes import Quotation
from depesche.reading.says_source import Voice, is_somebody
from depesche.reading.says_view import View

Spans = tuple[tuple[int, int], ...]
_TAG_GAP = 14
_QUOTE_GAP = 60
_SHORTEST_QUOTATION = 2


def content_of(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """The content of a cue by the places its row names; empty where nothing is said."""
    if cue.row.pos == "adverb":
        return _adverb_content(view, cue)
    for place in cue.row.content_at.split(" > "):
        finder = _FINDERS.get(place.strip())
        spans = finder(view, cue, voice) if finder else _filler(view, cue, voice, place.strip())
        if spans:
            return spans
    return ()


# --- quotation marks ----------------------------------------------------------


def _quoted(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """Quotations the cue introduces, closes or interrupts: after a colon, before or round a tag."""
    del voice
    introduced = _introduced(view, cue)
    if introduced:
        return introduced
    return _around_tag(view, cue) or _in_clause(view, cue)


def _doubles(view: View) -> list[Quotation]:
    return [q for q in view.quotations if q.depth == 0]


def _introduced(view: View, cue: Cue) -> Spans:
    """Quotation after a colon that ends the cue's clause; what stands without marks after it counts too."""
    start = view.tokens[cue.head].end
    line_end = view.text.find("\n", start)
    line = view.text[start : line_end if line_end >= 0 else len(view.text)]
    colon = line.find(":")
    if colon < 0 or colon > 3 * _QUOTE_GAP or any(c in line[:colon] for c in ".!?;"):
        return ()
    after = start + colon + 1
    opening = next((q for q in _doubles(view) if q.begin >= after and not view.text[after : q.begin].strip()), None)
    if opening is not None:
        return ((opening.begin, opening.end),)
    first = view.token_at(after)
    if first >= len(view.tokens) or view.sentence(cue.head) != view.sentence(first):
        return ()
    span = view.span(first, view.sentence(first)[1])
    return (span,) if span[1] > span[0] and cue.row.pos == "verb" else ()


def _around_tag(view: View, cue: Cue) -> Spans:
    """Quotation that ends just before the tag, and its continuation behind it."""
    begin = view.tokens[cue.first].begin
    before = [q for q in _doubles(view) if q.end <= begin and _is_tag_gap(view.text[q.end : begin], view, cue)]
    if not before:
        return ()
    closest = before[-1]
    _, stop = view.sentence(cue.head)
    tag_end = view.tokens[stop - 1].end
    after = [
        q for q in _doubles(view)
        if q.begin > begin and (q.begin <= tag_end or not view.text[tag_end : q.begin].strip())
    ]  # fmt: skip
    follows = after and _directly_after_tag(view, begin, after[0])
    return ((closest.begin, closest.end), *(((after[0].begin, after[0].end),) if follows else ()))


def _is_tag_gap(gap: str, view: View, cue: Cue) -> bool:
    """Between a quotation and its tag stand a comma or dash and a word or two ("so", "the minister")."""
    words = gap.strip(" ,–—-.").split()
    limit = 1 if "Mood" in view.tokens[cue.head].feats and view.grammar.infinitive_mark == "zu" else 5
    return not any(c in gap for c in ":;!?\n") and len(words) <= limit and (gap[:1] in " ,–—-." or not gap)


def _directly_after_tag(view: View, begin: int, quotation: Quotation) -> bool:
    gap = view.text[begin : quotation.begin]
    return len(gap) <= 3 * _QUOTE_GAP and gap.rstrip()[-1:] in ",.:–" and "\n" not in gap


def _in_clause(view: View, cue: Cue) -> Spans:
    """For "nannte es „…“", "bezeichnete X als „…“": quotations in the cue's own sentence, after it first."""
    start, stop = view.sentence(cue.head)
    if cue.row.content_at == "clause" or not cue.row.content_at.endswith("quote"):
        return ()
    begin, end = view.tokens[start].begin, view.tokens[stop - 1].end
    inside = [q for q in _doubles(view) if begin <= q.begin < end and _worth(view, q)]
    after = [q for q in inside if q.begin >= view.tokens[cue.first].end]
    return tuple((q.begin, q.end) for q in (after or inside)[:1])


def _worth(view: View, quotation: Quotation) -> bool:
    return quotation.inner_end - quotation.inner_begin > _SHORTEST_QUOTATION


# --- clauses -------------------------------------------------------------------


def _clause(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """A clause said: quoted, after the cue (dass, verb second, Konjunktiv), or before and around a tag."""
    parenthesis = _parenthesis(view, cue)
    if parenthesis:
        return _rest_without(view, *parenthesis)
    introduced = _introduced(view, cue)
    if introduced:
        return introduced
    after = _clause_after(view, cue)
    if after:
        return after
    if cue.row.pos == "noun":
        return ()
    quoted = _around_tag(view, cue)
    return quoted or _before_tag(view, cue, voice) or _pointing_back(view, cue, voice)


def _clause_after(view: View, cue: Cue) -> Spans:
    """The clause to the right of the cue: where the parse has one, else after the next fitting comma."""
    start, stop = view.sentence(cue.head)
    found = [i for i in view.tree.slots(cue.head).get("clause", ()) if i > cue.first]
    found = [i for i in found if not _is_adverbial(view, i) and not _is_relative(view, i)]
    for head in found:
        first, last = view.extent(head)
        first = max(first, cue.head + 1)
        opening = _opening_before(view, head, max(cue.head + 1, start))
        first = max(first, opening) if opening is not None else first
        if first < last:
            return _spans(view, first, _stretched(view, cue, head, last, stop))
    opening = _opening_after(view, cue, stop)
    return _spans(view, opening, _stretched(view, cue, None, stop, stop)) if opening is not None else ()


def _is_adverbial(view: View, head: int) -> bool:
    first = view.extent(head)[0]
    while first < head and view.tokens[first].upos == "PUNCT":
        first += 1
    return view.low(first) in view.grammar.adverbials


def _is_relative(view: View, head: int) -> bool:
    """A verb-final clause that opens with a relative pronoun hangs on a noun, whatever the parse says."""
    first = view.extent(head)[0]
    while first < head and view.tokens[first].upos in ("PUNCT", "ADP"):
        first += 1
    pronoun = view.tokens[first].upos == "PRON" and view.low(first) in view.grammar.relatives
    return pronoun and head - first > 1 and not any(view.reported_mood(i) for i in range(first, head + 1))


def _opening_before(view: View, head: int, low: int) -> int | None:
    """Where the clause of `head` opens: its conjunction, or the token after the comma before it."""
    for index in range(head, low - 1, -1):
        if view.low(index) in view.grammar.complementisers and view.tokens[index].upos in ("SCONJ", "ADV", "PRON"):
            return index
        if index < head and view.tokens[index].text in (",", ":") and not _inside_quotation(view, index, head):
            if not view.has_finite(low, index) or view.low(low - 1) == ",":
                return index + 1
            return index + 1 if _looks_like_clause(view, index + 1) else None
    return None


def _inside_quotation(view: View, index: int, head: int) -> bool:
    begin, at = view.tokens[index].begin, view.tokens[head].begin
    return any(q.holds(begin) and not q.holds(at) for q in view.quotations)


def _opening_after(view: View, cue: Cue, stop: int) -> int | None:
    """The first token after a comma (or English `that`) behind the cue that opens what is said."""
    for index in range(cue.head + 1, stop - 1):
        if view.tokens[index].text == "," and _opens_content(view, index + 1, cue):
            return index + 1
        if view.low(index) == "that" and view.tokens[index].upos == "SCONJ":
            return index
        if index - cue.head > 3 * _TAG_GAP:
            return None
    return None


def _opens_content(view: View, index: int, cue: Cue) -> bool:
    while index < len(view.tokens) and view.tokens[index].upos == "PUNCT" and view.tokens[index].text != ",":
        index += 1
    if index >= len(view.tokens):
        return False
    if view.low(index) in view.grammar.complementisers - {"wie", "who", "wer", "wo", "where", "when"}:
        return True
    if cue.row.pos == "noun" or view.grammar.infinitive_mark == "to":
        return False
    return view.low(index) not in view.grammar.adverbials and _looks_like_clause(view, index)


def _looks_like_clause(view: View, start: int) -> bool:
    """German verb-second: the finite verb stands early, in the mood of reported speech, with no relative before it."""
    stop = view.sentence(start)[1]
    first = view.tokens[start]
    if first.upos in ("CCONJ", "SCONJ") or "PronType=Rel" in first.feats:
        return False
    for index in range(start, stop):
        if view.tokens[index].text in (",", ";") and index > start + _TAG_GAP:
            return False
        if view.finite(index):
            relative = view.low(start) in view.grammar.relatives and view.tokens[start].upos == "PRON"
            return view.reported_mood(index) and not relative
    return False


def _stretched(view: View, cue: Cue, head: int | None, last: int, stop: int) -> int:
    """The end of a clause said: on to the end of the sentence unless the report itself goes on speaking."""
    cut = _own_comment(view, cue, stop)
    if cut is not None and cut > cue.head:
        stop = cut
    if last >= stop:
        return stop
    for index in range(last, stop):
        token = view.tokens[index]
        relation = token.deprel.split(":")[0]
        own = token.head == cue.head and relation in ("conj", "parataxis", "advcl", "obl", "advmod", "nsubj")
        if own and not view.reported_mood(index) and not _has_reported_helper(view, index):
            return last
    return stop


def _has_reported_helper(view: View, index: int) -> bool:
    return any(view.reported_mood(c) for c in view.tree.children(index))


def _own_comment(view: View, cue: Cue, stop: int) -> int | None:
    """Where, after a quotation or clause, the report comments on what was said: ", was seine Freude zeigte"."""
    for index in range(cue.head + 2, stop - 2):
        comma = view.tokens[index].text == ","
        if comma and view.low(index + 1) in view.grammar.sentence_relative and view.tokens[index + 1].upos != "SCONJ":
            closed = any(0 <= view.tokens[index].begin - q.end <= 1 for q in view.quotations)
            top = view.tokens[_verb_of(view, index + 1)].head == cue.head
            verbs = [i for i in range(index + 1, stop) if view.finite(i)]
            if (closed or top) and verbs and not any(view.reported_mood(i) for i in verbs):
                return index
    return None


def _verb_of(view: View, index: int) -> int:
    return view.tokens[index].head


# --- tags ------------------------------------------------------------------------


def _parenthesis(view: View, cue: Cue) -> tuple[int, int] | None:
    """Token range of an inserted "wie X mitteilte", "as X said" the cue is the verb of."""
    if cue.row.pos != "verb":
        return None
    start, stop = view.sentence(cue.head)
    opening = next(
        (
            i
            for i in range(cue.head, max(start - 1, cue.head - 3 * _TAG_GAP), -1)
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


def _before_tag(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """For "…, sagte er", "…, the minister said": the sentence without the tag."""
    if cue.row.pos != "verb" or view.tokens[cue.head].upos != "VERB":
        return ()
    start, stop = view.sentence(cue.head)
    left = min([cue.first, *([voice.first] if voice and voice.last <= cue.head else [])])
    comma = left - 1
    skipped = 0
    while comma > start and view.tokens[comma].text not in (",", "–", "—") and skipped < 2:
        if view.tokens[comma].upos not in ("ADV", "PRON", "DET", "PART"):
            return ()
        comma -= 1
        skipped += 1
    if comma <= start or view.tokens[comma].text not in (",", "–", "—") or not view.finite(_finite_of(view, cue)):
        return ()
    inverted = voice is None or voice.first > cue.first or view.grammar.infinitive_mark == "to"
    if not inverted or not (view.has_finite(start, comma) or view.has_finite(cue.last + 1, stop)):
        return ()
    if view.has_finite(start, comma):
        if _is_adverbial_start(view, start, comma):
            return ()
        end = _tag_end(view, cue, voice, stop)
        return _spans(view, start, comma) + (_spans(view, end, stop) if _goes_on(view, end, stop) else ())
    closing = next((i for i in range(cue.last + 1, stop) if view.tokens[i].text in (",", "–", "—")), None)
    if closing is None:
        return ()
    return _spans(view, start, comma) + _spans(view, closing + 1, stop)


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
    return view.tokens[first].upos == "SCONJ" or low in (view.grammar.adverbials - {"da", "als", "so", "denn", "aber", "doch", "but"})


def _tag_end(view: View, cue: Cue, voice: Voice | None, stop: int) -> int:
    right = max([cue.last + 1, *([voice.last] if voice and voice.first > cue.head else [])])
    return next((i for i in range(right, stop) if view.tokens[i].text in (",", "–", "—")), stop)


def _goes_on(view: View, first: int, stop: int) -> bool:
    """Whether what follows a tag belongs to what was said: a quotation, or reported speech."""
    if first >= stop:
        return False
    begin, end = view.tokens[first].begin, view.tokens[stop - 1].end
    return any(begin <= q.begin < end for q in _doubles(view)) or any(view.reported_mood(i) for i in range(first, stop))


def _pointing_back(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """For "Das teilte die Polizei mit.": the sentence before, in the same paragraph."""
    start, _ = view.sentence(cue.head)
    pointer = view.low(start) in view.grammar.pointers and view.tokens[start].upos in ("PRON", "DET", "ADV")
    if not pointer or voice is None or voice.first <= start or start == 0 or not view.is_pronoun(start):
        return ()
    before, _ = view.sentence(start - 1)
    gap = view.text[view.tokens[start - 1].end : view.tokens[start].begin]
    return _spans(view, before, start) if "\n" not in gap else ()


# --- infinitives, slots, the rest of the sentence -----------------------------------


def _infinitive(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """An infinitive said: "forderte, die Grenze zu schließen", "promised to cut taxes"."""
    del voice
    _, stop = view.sentence(cue.head)
    for head in view.tree.slots(cue.head).get("infinitive", ()):
        first, last = view.extent(head)
        if first > cue.head and view.low(first) not in view.grammar.adverbials:
            comma = next((i for i in range(head, cue.head, -1) if view.tokens[i].text == ","), None)
            if comma is not None and view.grammar.infinitive_mark == "zu":
                first = max(first, comma + 1)
            return _spans(view, first, _stretched(view, cue, head, last, stop))
    if view.grammar.infinitive_mark != "zu":
        return ()
    for index in range(cue.head + 1, stop - 2):
        if view.tokens[index].text == "," and view.low(index + 1) not in view.grammar.adverbials:
            inside = range(index + 1, stop)
            marked = next((i for i in inside if _with_zu(view, i)), None)
            finite = next((i for i in inside if view.finite(i)), stop)
            if marked is not None and marked < finite:
                return _spans(view, index + 1, stop)
            return ()
    return ()


def _with_zu(view: View, index: int) -> bool:
    """Whether a token is the `zu` of an infinitive, or an infinitive with it inside ("abzugeben")."""
    token = view.tokens[index]
    if token.text == "zu":
        return token.upos == "PART"
    inside = token.text.find("zu", 2)
    return token.upos == "VERB" and inside > 0 and token.text[:inside] + token.text[inside + 2 :] == token.lexeme


def _filler(view: View, cue: Cue, voice: Voice | None, slot: str) -> Spans:
    """The content is a phrase in a slot: "berichtete von einem Treffen", "bestätigte den Tod"."""
    if not is_somebody(view, voice):
        return ()
    for head in view.tree.slots(cue.head).get(slot, ()):
        taken = voice is not None and voice.first <= head < voice.last
        if view.tokens[head].upos in ("NOUN", "PROPN") and not taken:
            first, last = view.extent(head)
            return _spans(view, *((first, last) if cue.head not in range(first, last) else view.phrase(head)))
    return ()


def _rest(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """The clause a phrase stands in, without the phrase and its source."""
    first, last = cue.first, cue.last + 1
    if voice is not None:
        first, last = min(first, voice.first), max(last, voice.last)
        if cue.row.pos == "phrase" and voice.last < cue.first:
            first = cue.first
    quoted = _before_phrase(view, first)
    start, stop = _clause_range(view, cue, first, last)
    if quoted:
        return ((quoted.begin, quoted.end), *_following_quotation(view, last))
    return _spans(view, start, first) + _spans(view, last, stop)


def _before_phrase(view: View, first: int) -> Quotation | None:
    begin = view.tokens[first].begin
    return next((q for q in _doubles(view) if 0 <= begin - q.end <= 3 and not view.text[q.end : begin].strip(" ,–")), None)


def _following_quotation(view: View, last: int) -> Spans:
    end = view.tokens[last - 1].end
    after = next((q for q in _doubles(view) if q.begin >= end), None)
    return ((after.begin, after.end),) if after and not view.text[end : after.begin].strip(" .,:–") else ()


def _clause_range(view: View, cue: Cue, first: int, last: int) -> tuple[int, int]:
    """The sentence, or the subordinate clause the phrase stands in where commas close it off."""
    start, stop = view.sentence(cue.head)
    head = view.clause_head(cue.head)
    relation = view.tokens[head].deprel.split(":")[0]
    if relation not in ("acl", "advcl", "ccomp") or view.tokens[head].head == head:
        return start, stop
    low, high = view.extent(head)
    if low <= first and last <= high and low > start:
        return low, high
    colon = next((i for i in range(first - 1, start, -1) if view.tokens[i].text == ":"), start - 1)
    return colon + 1, stop


def _rest_without(view: View, first: int, last: int) -> Spans:
    start, stop = view.sentence(first)
    begin = view.tokens[first].begin
    quoted = next((q for q in _doubles(view) if 0 <= begin - q.end <= 3), None)
    if quoted is not None and quoted.begin < view.tokens[start].begin:
        return ((quoted.begin, quoted.end),)
    return _spans(view, start, first) + _spans(view, last, stop)


def _adverb_content(view: View, cue: Cue) -> Spans:
    """What "angeblich" bears on: the noun phrase of an adjective, else its clause."""
    token = view.tokens[cue.head]
    if token.deprel.split(":")[0] == "amod":
        return _spans(view, *view.phrase(token.head))
    start, stop = _clause_range(view, cue, cue.first, cue.last + 1)
    return _spans(view, start, cue.first) + _spans(view, cue.last + 1, stop)


def _following(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """What a clause opened by the cue itself says: "Berichte, wonach …", from the cue to the clause's end."""
    del voice
    _, stop = view.sentence(cue.head)
    return _spans(view, cue.last + 1, stop)


def _spans(view: View, first: int, last: int) -> Spans:
    begin, end = view.span(first, last)
    return ((begin, end),) if end > begin else ()


_FINDERS: dict[str, Callable[[View, Cue, Voice | None], Spans]] = {
    "clause": _clause, "infinitive": _infinitive, "quote": _quoted, "rest": _rest, "via": _rest,
    "following": _following,
}  # fmt: skip
