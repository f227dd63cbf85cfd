"""Clauses behind a cue: where what is said begins and where it ends.

The parse proposes a clause; commas, conjunctions and the mood of its verb decide.
"""

from __future__ import annotations

from depesche.reading.says_table import Cue
from depesche.reading.says_view import Spans, View, spans

_REACH = 14


def clause_after(view: View, cue: Cue) -> Spans:
    """The clause to the right of the cue: where the parse has one, else after the next fitting comma."""
    start, stop = view.sentence(cue.head)
    found = [i for i in view.tree.slots(cue.head).get("clause", ()) if i > cue.first]
    found = [i for i in found if not _is_adverbial(view, i) and not _is_relative(view, i)]
    for head in found:
        first, last = view.extent(head)
        first = max(first, cue.head + 1)
        opening = _opening_before(view, head, max(cue.head + 1, start))
        first = max(first, opening) if opening is not None else _without_that(view, cue, first)
        first = _with_lost_that(view, cue, first)
        if _beyond_relative(view, cue, first):
            continue
        if first < last:
            return spans(view, first, stretched(view, cue, head, last, stop))
    opening = _opening_after(view, cue, stop)
    opening = None if opening is not None and _beyond_relative(view, cue, opening) else opening
    if opening is not None and cue.row.pos == "noun" and view.grammar.infinitive_mark == "to":
        return spans(view, opening, max(opening + 1, view.extent(view.tokens[opening].head)[1]))
    return spans(view, opening, stretched(view, cue, None, stop, stop)) if opening is not None else ()


def _without_that(view: View, cue: Cue, first: int) -> int:
    """English "said the army had crossed": the clause begins behind the verb, where the parse has cut off its subject."""
    begin = cue.last + 1
    if view.grammar.infinitive_mark != "to" or first <= begin or cue.row.addressee_at or cue.row.pos != "verb":
        return first
    between = view.tokens[begin:first]
    own = any(t.head == cue.head and t.deprel.split(":")[0] in ("obl", "iobj", "advmod", "advcl") for t in between)
    joined = view.has_finite(begin, first) or all(t.text not in ",;:" for t in between)
    missing = _subject_missing(view, first)
    opens = (between[0].upos in ("DET", "PRON", "PROPN", "NOUN") or between[0].text.endswith("ing")) and (joined or missing)
    return begin if opens and (not own or missing or view.has_finite(begin, first)) else first


def _with_lost_that(view: View, cue: Cue, first: int) -> int:
    """English "told her in a call that aid would go on": back to "that" where the parse took its clause for two."""
    noun = first
    while noun > cue.last + 1 and view.tokens[noun - 1].upos in ("ADJ", "NOUN", "PROPN", "VERB") and view.low(noun - 1) != "that":
        noun -= 1
    return noun - 1 if view.grammar.infinitive_mark == "to" and view.finite(first) and view.low(noun - 1) == "that" else first


def _beyond_relative(view: View, cue: Cue, first: int) -> bool:
    """English "citing a man who asked not to be named, that …": a clause behind the comma of a relative clause is not its verb's."""
    pronoun = any(view.low(c) in view.grammar.relatives and c < cue.head for c in view.tree.children(cue.head))
    relative = pronoun and view.tokens[cue.head].deprel.startswith("acl") and view.grammar.infinitive_mark == "to"
    return relative and view.low(first) == "that" and view.tokens[first - 1].text == ","


def _subject_missing(view: View, first: int) -> bool:
    """Whether a clause begins with its verb ("wrote a host of songs"): its subject stands before, cut off by the parse."""
    return view.finite(first) and not view.tree.slots(first).get("subject")


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
    if view.grammar.infinitive_mark == "to" and not view.tokens[head].deprel.startswith("acl"):
        return False
    pronoun = view.tokens[first].upos == "PRON" and view.low(first) in view.grammar.relatives
    return pronoun and head - first > 1 and not any(view.reported_mood(i) for i in range(first, head + 1))


def _opening_before(view: View, head: int, low: int) -> int | None:
    """Where the clause of `head` opens: its conjunction, or the token after the comma before it."""
    marks = [c for c in view.tree.children(head) if view.tokens[c].deprel == "mark" and view.low(c) in view.grammar.complementisers]
    if marks and low <= marks[0] < head:
        return marks[0]
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
        if _turns_aside(view, index):
            return None
        if view.low(index) == "that" and view.low(index - 1) != "so" and _is_conjunction(view, cue, index):
            return index
        other = cue.row.pos == "verb" and view.grammar.infinitive_mark == "zu" and with_zu(view, index)
        if index - cue.head > 3 * _REACH or (other and view.tokens[cue.head].upos == "VERB" and "infinitive" in cue.row.content_at):
            return None
    return _taken_for_relative(view, cue, stop)


def _taken_for_relative(view: View, cue: Cue, stop: int) -> int | None:
    """English "said in an interview with the BBC that aid would go on": "that" with a subject and a verb of its own behind it."""
    if cue.row.pos != "verb" or view.grammar.infinitive_mark != "to" or view.tokens[cue.head].upos != "VERB":
        return None
    that = next((i for i in range(cue.last + 2, stop - 2) if view.low(i) == "that"), None)
    if that is None or view.has_finite(cue.last + 1, that) or any(view.tokens[i].text in ",;:" for i in range(cue.last + 1, that)):
        return None
    return that if view.is_nominal(that + 1) or view.tokens[that + 1].upos in ("DET", "ADJ") else None


def _turns_aside(view: View, index: int) -> bool:
    """Whether an adverbial clause of the report begins ("…, während die andere …"): a clause behind it hangs on something else."""
    opens = view.tokens[index - 1].text == "," and view.tokens[index].upos == "SCONJ"
    return opens and view.low(index) in view.grammar.adverbials - view.grammar.complementisers


def _is_conjunction(view: View, cue: Cue, index: int) -> bool:
    """Whether English "that" opens a clause; behind "the claim of the rebels" also where the parse takes it for an object."""
    token = view.tokens[index]
    if token.upos == "SCONJ" or token.deprel == "mark":
        return True
    subject = any(view.tokens[c].deprel.startswith("nsubj") and c != index for c in view.tree.children(token.head))
    return cue.row.pos == "noun" and index > cue.head + 1 and token.head > index and subject


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
        if view.tokens[index].text in (",", ";") and index > start + _REACH:
            return False
        if view.finite(index):
            last = index + 1 >= stop or view.tokens[index + 1].upos in ("PUNCT", "CCONJ")
            relative = view.low(start) in view.grammar.relatives and view.tokens[start].upos == "PRON" and last
            return view.reported_mood(index) and not relative
    return False


def stretched(view: View, cue: Cue, head: int | None, last: int, stop: int) -> int:
    """The end of a clause said: on to the end of the sentence unless the report itself goes on speaking."""
    cut = _own_comment(view, cue, stop)
    if cut is not None and cut > cue.head:
        stop = cut
    stop = min(stop, max(last, _end_of_subordinate(view, cue, stop)))
    if last >= stop:
        return stop
    for index in range(last, stop):
        token = view.tokens[index]
        relation = token.deprel.split(":")[0]
        own = token.head == cue.head and relation in ("conj", "parataxis", "advcl", "obl", "advmod", "nsubj")
        own = own and not (relation == "advcl" and _conditions(view, index))
        if own and not view.reported_mood(index) and not _has_reported_helper(view, index):
            return last
    return stop


def _conditions(view: View, head: int) -> bool:
    """Whether an adverbial clause gives the condition or reason of what is said: "said he would resign if …"."""
    marks = (c for c in view.tree.children(head) if view.tokens[c].deprel == "mark")
    return any(view.low(c) in view.grammar.conditions for c in marks)


def _end_of_subordinate(view: View, cue: Cue, stop: int) -> int:
    """Where a saying told in a subordinate clause before its main clause ends: "Nachdem X mitgeteilt hatte, dass …, reiste Y ab"."""
    if view.tokens[cue.head].deprel.split(":")[0] not in ("advcl", "acl"):
        return stop
    main = view.tokens[cue.head].head
    if main < cue.head:
        return stop
    comma = next((i for i in range(cue.head + 2, stop - 1) if view.tokens[i].text == "," and view.finite(i + 1)), None)
    if comma is None or view.reported_mood(comma + 1):
        return stop
    return comma


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


def with_zu(view: View, index: int) -> bool:
    """Whether a token is the `zu` of an infinitive, or an infinitive with it inside ("abzugeben")."""
    token = view.tokens[index]
    if token.text == "zu":
        return token.upos == "PART"
    inside = token.text.find("zu", 2)
    return token.upos == "VERB" and inside > 0 and token.text[:inside] + token.text[inside + 2 :] == token.lexeme
