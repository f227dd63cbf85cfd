"""Quotations a cue introduces, closes or interrupts: after a colon, before or round a tag."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.says_quotes import Quotation
from depesche.reading.says_source import Voice
from depesche.reading.says_table import Cue, plain_sayings
from depesche.reading.says_view import Spans, View

_QUOTE_GAP = 60
_SHORTEST_QUOTATION = 2
_NEXT = 2
_TAG_WORDS = 8
_LONGEST_GAP = 400
"""Code points between a quotation and the tag that may belong to it."""
"""So many words may name the English speaker between a quotation and the verb (“…,” Mr. Reed of the Miners' Union said)."""


def quoted(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """Quotations the cue introduces, closes or interrupts: after a colon, before or round a tag."""
    return introduced(view, cue) or around_tag(view, cue, voice) or _in_clause(view, cue, voice)


def doubles(view: View) -> list[Quotation]:
    """The outermost quotations of a passage."""
    return [q for q in view.quotations if q.depth == 0]


def introduced(view: View, cue: Cue) -> Spans:
    """Quotation after a colon that ends the cue's clause; what stands without marks after it counts too."""
    start = view.tokens[cue.head].end
    line_end = view.text.find("\n", start)
    line = view.text[start : line_end if line_end >= 0 else len(view.text)]
    colon = line.find(":")
    beyond = start + colon >= view.tokens[view.sentence(cue.head)[1] - 1].end
    if colon < 0 or colon > 3 * _QUOTE_GAP or beyond or ";" in line[:colon]:
        return ()
    after = start + colon + 1
    if view.text[after - 2 : after - 1].isdigit() and view.text[after : after + 1].isdigit():
        return ()
    opening = next((q for q in doubles(view) if q.begin >= after and not view.text[after : q.begin].strip()), None)
    if opening is not None:
        return ((opening.begin, opening.end),)
    first = view.token_at(after)
    if not view.text[after:line_end].strip() and line_end >= 0:
        return _block(view, cue, first)
    if first >= len(view.tokens) or view.sentence(cue.head) != view.sentence(first):
        return ()
    begin, end = view.span(first, view.sentence(first)[1])
    return ((begin, max(end, _spoken_on(view, cue, first))),) if end > begin and cue.row.pos == "verb" else ()


def _block(view: View, cue: Cue, first: int) -> Spans:
    """Paragraphs after "X said:" that need no quotation marks: his words until the text returns to the third person.

    It returns where X is named again, or somebody is said to speak outside quotation marks.
    """
    if cue.row.pos != "verb" or first >= len(view.tokens):
        return ()
    end = max((stop for _, stop in _his_paragraphs(view, cue, first)), default=0)
    return ((view.tokens[first].begin, end),) if end else ()


def _spoken_on(view: View, cue: Cue, first: int) -> int:
    """Where words without marks after "X said:" at the head of a paragraph end that go on in the first person; 0 if they do not."""
    opening = view.text[: view.tokens[view.sentence(cue.head)[0]].begin].rstrip(" \t")
    if view.tokens[cue.head].lexeme.casefold() not in plain_sayings(view.language) or opening[-1:] not in ("", "\n"):
        return 0
    ends = [stop for begin, stop in _his_paragraphs(view, cue, first) if _in_first_person(view, begin, stop)]
    return max(ends, default=0)


def _in_first_person(view: View, begin: int, stop: int) -> bool:
    tokens = range(view.token_at(begin), view.token_at(stop))
    return any(view.low(i) in view.grammar.first_person and not any(q.holds(view.tokens[i].begin) for q in doubles(view)) for i in tokens)


def _his_paragraphs(view: View, cue: Cue, first: int) -> Iterator[tuple[int, int]]:
    """Paragraphs from a token on until the speaker is named again or somebody is said to speak."""
    subjects = view.tree.slots(cue.head).get("subject", ())
    speakers = {m.actor for i in subjects if (m := view.cast.at(view.where, i)) and m.actor}
    before = range(view.sentence(cue.head)[0], min(first, view.sentence(cue.head)[1]))
    named = {view.tokens[i].text for i in before if view.tokens[i].name.endswith("PER")}
    for number, (begin, stop) in enumerate(_paragraphs(view, view.tokens[first].begin)):
        tokens = range(view.token_at(begin), view.token_at(stop))
        himself = any((m := view.cast.at(view.where, i)) and m.form != "pronoun" and m.actor in speakers for i in tokens)
        himself = himself or any(view.tokens[i].text in named for i in tokens)
        if himself or (number and any(_speaks_of_somebody(view, i) for i in tokens)):
            return
        yield begin, stop


def _paragraphs(view: View, begin: int) -> Iterator[tuple[int, int]]:
    while begin < len(view.text):
        stop = view.text.find("\n", begin)
        stop = len(view.text) if stop < 0 else stop
        if view.text[begin:stop].strip():
            yield begin, stop
        begin = stop + 1


def _speaks_of_somebody(view: View, index: int) -> bool:
    """Whether a verb of saying has a subject of the third person outside quotation marks."""
    token = view.tokens[index]
    if token.upos != "VERB" or not view.finite(index) or token.lexeme.casefold() not in plain_sayings(view.language):
        return False
    subject = view.tree.slots(index).get("subject", ())
    third = any(view.low(i) not in view.grammar.first_person and view.cast.at(view.where, i) is not None for i in subject)
    return third and not any(q.holds(token.begin) for q in doubles(view))


def around_tag(view: View, cue: Cue, voice: Voice | None = None) -> Spans:
    """Quotation that ends just before the tag, and its continuation behind it; no name in marks that belongs to the source."""
    begin = view.tokens[cue.first].begin
    if _tells_when(view, cue):
        return ()
    ended = [q for q in doubles(view) if begin - _LONGEST_GAP <= q.end <= begin and not _names(voice, q)]
    before = [q for q in ended if _is_tag_gap(view.text[q.end : begin], view, cue) and not _sentence_between(view, q, cue)]
    if not before:
        return ()
    closest = before[-1]
    _, stop = view.sentence(cue.head)
    tag_end = view.tokens[stop - 1].end
    after = [
        q for q in doubles(view)
        if q.begin > begin and (q.begin <= tag_end or not view.text[tag_end : q.begin].strip())
    ]  # fmt: skip
    follows = after and _directly_after_tag(view, begin, after[0])
    return ((closest.begin, closest.end), *(((after[0].begin, after[0].end),) if follows else ()))


def _names(voice: Voice | None, quotation: Quotation) -> bool:
    return voice is not None and voice.begin <= quotation.begin and quotation.end <= voice.end


def _tells_when(view: View, cue: Cue) -> bool:
    """Whether an English cue stands in a clause of time ("after the results were announced"), which closes no quotation."""
    marks = (view.low(c) for c in view.tree.children(cue.head) if view.tokens[c].deprel in ("mark", "advmod") and c < cue.head)
    clause = view.tokens[cue.head].deprel.split(":")[0] == "advcl" and view.grammar.infinitive_mark == "to"
    return clause and any(word in view.grammar.adverbials - {"so", "but", "and"} for word in marks)


def _sentence_between(view: View, quotation: Quotation, cue: Cue) -> bool:
    """Whether another sentence begins between a quotation and its supposed tag, not just behind the mark."""
    start, _ = view.sentence(cue.head)
    return view.tokens[start].begin > quotation.end + _NEXT and any(
        c.isalnum() for c in view.text[quotation.end : view.tokens[start].begin]
    )


def closed_by_comma(view: View, end: int) -> bool:
    """Whether a quotation ends as one before a tag does: with a comma or full stop inside its mark or right behind it."""
    return any(c in ",.!?" for c in view.text[end - 2 : end + 1])


def _is_tag_gap(gap: str, view: View, cue: Cue) -> bool:
    """Between a quotation and its tag stand a comma or dash and a word or two ("so", "the minister")."""
    words = gap.strip(" ,–—-.").split()
    if view.grammar.infinitive_mark == "to" and _named_with_apposition(view, cue, gap):
        return True
    finite = "Mood" in view.tokens[cue.head].feats
    if words and not _closes_for_tag(view, cue, gap, finite=finite):
        return False
    limit = 1 if finite and view.grammar.infinitive_mark == "zu" else _TAG_WORDS
    return not any(c in gap for c in ":;!?\n") and len(words) <= limit and (gap[:1] in " ,–—-." or not gap)


def _closes_for_tag(view: View, cue: Cue, gap: str, *, finite: bool) -> bool:
    """Whether a quotation ends as before a tag: a comma, ! or ? at its mark; names of works and other sentences' words do not.

    A German finite verb may follow without a comma ('„Nein!“ rief er'), and "so" before it.
    """
    if finite and view.grammar.infinitive_mark == "zu":
        return True
    end = view.tokens[cue.first].begin - len(gap)
    return gap.lstrip()[:1] in (",", "–", "—", "-") or any(c in ",!?–—" for c in view.text[end - 2 : end])


def _named_with_apposition(view: View, cue: Cue, gap: str) -> bool:
    """English '“…,” Ann Reed, a lawyer at the University of Utah, told the paper': the subject's phrase fills the gap."""
    subject = next(iter(view.tree.slots(cue.head).get("subject", ())), None)
    if subject is None or subject > cue.first or any(c in gap for c in ":;!?\n") or view.has_finite(subject, cue.first):
        return False
    begin = view.tokens[cue.first].begin - len(gap)
    first = view.token_at(begin)
    named = view.cast.at(view.where, subject) is not None or view.tokens[subject].name.endswith("PER")
    return named and view.extent(subject)[0] <= first + 1 and len(gap.split()) <= 3 * _TAG_WORDS


def _directly_after_tag(view: View, begin: int, quotation: Quotation) -> bool:
    gap = view.text[begin : quotation.begin]
    return len(gap) <= 3 * _QUOTE_GAP and gap.rstrip()[-1:] in ",.:–" and "\n" not in gap


def _in_clause(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """For "nannte es „…“", "bezeichnete X als „…“": quotations in the cue's own sentence, after it first."""
    start, stop = view.sentence(cue.head)
    if cue.row.content_at == "clause" or not cue.row.content_at.endswith("quote"):
        return ()
    begin, end = view.tokens[start].begin, view.tokens[stop - 1].end
    inside = [q for q in doubles(view) if begin <= q.begin < end and _worth(view, q) and not _names(voice, q)]
    after = [q for q in inside if q.begin >= view.tokens[cue.first].end]
    return tuple((q.begin, q.end) for q in (after or inside)[:1])


def _worth(view: View, quotation: Quotation) -> bool:
    return quotation.inner_end - quotation.inner_begin > _SHORTEST_QUOTATION


def before_phrase(view: View, first: int) -> Quotation | None:
    """The quotation that ends right before a phrase ('…“, so X')."""
    begin = view.tokens[first].begin
    return next((q for q in doubles(view) if 0 <= begin - q.end <= 3 and not view.text[q.end : begin].strip(" ,–")), None)


def following_quotation(view: View, last: int) -> Spans:
    """The quotation that goes on right after a phrase and its full stop."""
    end = view.tokens[last - 1].end
    after = next((q for q in doubles(view) if q.begin >= end), None)
    return ((after.begin, after.end),) if after and not view.text[end : after.begin].strip(" .,:–") else ()
