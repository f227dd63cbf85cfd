"""Who says so: every saying a report tells of, with its source, cue and content (CLAIMS section 5).

    cues (attribution.tsv) -> source and content of each -> passed on by whom
        -> Konjunktiv and quotations that go on without a cue -> records

The publisher is never a source: what nobody is said to say, the report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast as type_cast

from depesche.reading.document import Cast, Document
from depesche.reading.says_agency import agency_of
from depesche.reading.says_bare import bare_quotations
from depesche.reading.says_carry import carried, referring
from depesche.reading.says_chain import SaidIndex
from depesche.reading.says_content import content_of
from depesche.reading.says_cues import find_cues
from depesche.reading.says_kind import source_record
from depesche.reading.says_nouns import noun_after
from depesche.reading.says_record import records_of
from depesche.reading.says_saying import Saying, form_of, without
from depesche.reading.says_source import SOMEBODY, Voice, is_somebody, stands_alone, voice_at, voice_of
from depesche.reading.says_subject import subject_of
from depesche.reading.says_table import Cue, cue_table
from depesche.reading.says_title import headline_saying
from depesche.reading.says_view import Spans, View, view_of
from depesche.records import Attribution, Form, Stance, TimeExpression

__all__ = ["SaidIndex", "find_attributions", "sayings_of"]

_VIA = "via"
_SAME_SHARE = 0.8
_PHRASE_REACH = 60
_LOOSE_END = 2
"""So many signs may follow a closing phrase of saying within what is said (its full stop and mark)."""


def find_attributions(document: Document, cast: Cast, times: Sequence[TimeExpression] = ()) -> tuple[Attribution, ...]:
    """Everything the report attributes to somebody, title first, in order of the text; last the agency it comes from.

    Args:
        document: The parsed report.
        cast: Who is mentioned; pronouns are resolved there.
        times: The report's time expressions; `Attribution.time` points into them.

    """
    out: list[Attribution] = []
    for passage in document.passages:
        view = view_of(passage, document, cast)
        sayings = sayings_of(view, document.language)
        out += records_of(sayings, times, len(out) + 1)
    agency = agency_of(document, cast, len(out) + 1)
    return (*out, agency) if agency is not None else tuple(out)


def sayings_of(view: View, language: str) -> tuple[Saying, ...]:
    """The sayings of one passage in order of the text; `via` counts places in this order."""
    cues = find_cues(view, language)
    cued = [s for cue in cues if (s := _saying(view, cue, language)) is not None]
    cued = _without_told_phrases(_without_doubles(cued))
    cued = referring(view, _passed_on(_quoting(view, _citing(view, _unrepeated(cued), cues))))
    going_on = carried(view, cued)
    headline = headline_saying(view)
    if headline is not None and headline.voice is not None and not _told_already(headline, cued):
        begin, end = headline.voice.begin, headline.voice.end
        cued = [replace(s, content=without(s.content, view.text.rfind(":", 0, begin), end, view.text) or s.content) for s in cued]
        going_on = [*going_on, headline]
    told = [*cued, *going_on]
    return _in_order([*told, *bare_quotations(view, told)])


def _told_already(headline: Saying, cued: Sequence[Saying]) -> bool:
    """Whether a word of saying gives a headline's content to the same source."""
    return any(s.source is not None and headline.source is not None and s.source.begin == headline.source.begin for s in cued)


def _citing(view: View, sayings: Sequence[Saying], cues: Sequence[Cue]) -> list[Saying]:
    """For "Reuters reported, citing two officials who said …": the outlet, whose verb has no content of its own, passes theirs on."""
    relays = [relay for cue in cues if cue.row.content_at == _VIA and (relay := _relayed(view, cue, sayings, cues)) is not None]
    cited = [cue for cue, _, _ in relays]
    out = [s for s in sayings if not any(s.cue is cue for cue in cited)]
    for _, told, relayed in relays:
        inner = next(n for n, s in enumerate(out) if s.cue is told.cue)
        out[inner] = replace(out[inner], via=len(out))
        out.append(relayed)
    return out


def _relayed(view: View, cue: Cue, sayings: Sequence[Saying], cues: Sequence[Cue]) -> tuple[Cue, Saying, Saying] | None:
    """What a phrase of citing passes on whose source has a verb of its own: the phrase, that saying, and the same by who cites."""
    start, _ = view.sentence(cue.head)
    silent = [c for c in cues if c.row.pos == "verb" and start <= c.head < cue.head and not any(s.cue is c for s in sayings)]
    teller = voice_of(view, silent[-1], view.language) if silent else None
    source = noun_after(view, cue.last + 1)
    told = next((s for s in sayings if s.voice is not None and s.cue is not cue and s.cue is not None and s.voice.head == source), None)
    if teller is None or told is None:
        return None
    passer = source_record(view, teller, view.language)
    return cue, told, replace(told, source=passer, voice=teller, cue=silent[-1], rule=silent[-1].row.id, via=None)


def _without_doubles(sayings: Sequence[Saying]) -> list[Saying]:
    """Without "wonach" behind a source that "unter Berufung auf" names already, and phrases of a source that stand in another's cue."""
    named = [s for s in sayings if s.cue is not None and s.voice is not None and s.cue.row.content_at == _VIA]
    return [s for s in sayings if s.cue is None or s.cue.row.content_at != "following" or not any(_overlap(s, other) for other in named)]


def _overlap(one: Saying, other: Saying) -> bool:
    if one.voice is None or other.voice is None:
        return False
    return one.voice.first < other.voice.last and other.voice.first < one.voice.last


def _without_told_phrases(sayings: Sequence[Saying]) -> list[Saying]:
    """Cut a closing phrase of saying out of what a verb says: "voters who think taxes are high, according to a poll"."""
    phrases = [s for s in sayings if s.cue is not None and s.voice is not None and s.cue.row.pos in ("phrase", "preposition")]
    closing = [
        _stretch(s) for s in phrases if s.cue is not None and s.view.tokens[s.cue.first - 1].text == "," and s.cue.row.content_at == "rest"
    ]
    out = []
    for saying in sayings:
        verb = saying.cue is not None and saying.cue.row.pos == "verb"
        cut = next((s for s in closing if verb and any(b < s[0] and e - _LOOSE_END <= s[1] <= e for b, e in saying.content)), None)
        out.append(replace(saying, content=without(saying.content, *cut, saying.view.text)) if cut else saying)
    return out


def _in_order(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    order = sorted(range(len(sayings)), key=lambda n: (sayings[n].begin, sayings[n].rule, n))
    place = {old: new for new, old in enumerate(order)}
    return tuple(replace(sayings[n], via=_moved(sayings[n].via, place)) for n in order)


def _moved(via: int | None, place: dict[int, int]) -> int | None:
    return None if via is None else place[via]


def _saying(view: View, cue: Cue, language: str) -> Saying | None:
    voice = voice_of(view, cue, language)
    if voice is None and (_must_be_named(cue) or _is_nobody(view, cue) or _is_order(view, cue)):
        return None
    if not stands_alone(view, cue, voice):
        return None
    if _is_own_pointer(view, cue, voice) or _wants_no_name(view, cue):
        return None
    content = _in_own_quotation(view, cue, _whole_quotations(view, content_of(view, cue, voice)))
    content = _in_one_paragraph(view, cue, _beside_voice(view, content, voice))
    row = cue.row
    if not content or (voice is None and row.pos == "verb" and row.content_at == "quote"):
        return None
    source = source_record(view, voice, language) if voice is not None else None
    return Saying(
        view=view, rule=row.id, stance=type_cast("Stance", row.stance), content=content, source=source, voice=voice,
        cue=cue, form=form_of(content, view, type_cast("Form", row.form)),
    )  # fmt: skip


def _whole_quotations(view: View, content: Spans) -> Spans:
    """A content that breaks off inside a quotation it has begun goes on to its closing mark, within the sentence."""
    out: list[tuple[int, int]] = []
    for begin, end in content:
        cut = next((q for q in view.quotations if q.depth == 0 and begin <= q.begin <= end + 1 and end < q.end), None)
        cut = None if cut is not None and view.text[end : cut.begin].strip() else cut
        near = cut is not None and "\n" not in view.text[end : cut.end] and view.text[end : cut.end].count(". ") == 0
        out.append((begin, cut.end if cut is not None and near else end))
    return tuple(out)


def _beside_voice(view: View, content: Spans, voice: Voice | None) -> Spans:
    """A content that begins or ends with the words of its source, without them."""
    if voice is None or not any(b <= voice.begin < e or b < voice.end <= e for b, e in content):
        return content
    edges = [(b, e) for b, e in content if voice.begin <= b or e <= voice.end]
    return without(content, voice.begin, voice.end, view.text) if edges else content


def _in_one_paragraph(view: View, cue: Cue, content: Spans) -> Spans:
    """What is said by a clause ends with its line; a quotation, and what stands behind a colon, may run on."""
    end = view.tokens[cue.last].end
    out = []
    for b, e in content:
        quoted = any(q.begin <= b < q.end for q in view.quotations)
        stop = e if quoted or ":" in view.text[end:b] else view.line_end(b, e)
        while stop > b and view.text[stop - 1].isspace():
            stop -= 1
        out.append((b, stop))
    return tuple((b, e) for b, e in out if b < e)


def _in_own_quotation(view: View, cue: Cue, content: Spans) -> Spans:
    """What is said by words inside quotation marks ends with these marks."""
    at = view.tokens[cue.first].begin
    around = next((q for q in view.quotations if q.depth == 0 and q.begin < at < q.end), None)
    if around is None:
        return content
    clipped = ((max(b, around.inner_begin), min(e, around.inner_end)) for b, e in content)
    return tuple((b, e) for b, e in clipped if b < e)


def _must_be_named(cue: Cue) -> bool:
    """A preposition or phrase of saying without anybody after it is none ("laut" as an adverb)."""
    named = cue.row.source_at and cue.row.source_at not in ("previous",)
    return bool(named) and cue.row.pos in ("phrase", "preposition")


def _is_own_pointer(view: View, cue: Cue, voice: Voice | None) -> bool:
    """Whether an outlet only points to what it has told before: "(wir berichteten)", "(… berichtete)" alone in brackets."""
    first, last = min(cue.first, voice.first if voice else cue.first), max(cue.last + 1, voice.last if voice else 0)
    tokens = view.tokens
    bracketed = first > 0 and tokens[first - 1].text == "(" and last < len(tokens) and tokens[last].text == ")"
    return bracketed and cue.row.pos == "verb" and voice is not None


def _is_order(view: View, cue: Cue) -> bool:
    """Whether an English verb at the head of its sentence is an order to the reader: "Please verify that …", "Want to come?"."""
    token = view.tokens[cue.head]
    helped = any(view.tokens[c].deprel.startswith(("aux", "cop", "nsubj", "expl")) for c in view.tree.children(cue.head))
    return cue.row.pos == "verb" and view.grammar.infinitive_mark == "to" and token.deprel == "root" and not helped


def _wants_no_name(view: View, cue: Cue) -> bool:
    """Whether the cue only says that the source stays unnamed: "who asked not to be named", "declined to be identified"."""
    begin = view.tokens[cue.first].begin
    words = " ".join(view.text[begin : begin + _PHRASE_REACH].casefold().split())
    return cue.row.pos == "verb" and any(k == "unnamed" and " " in p and words.startswith(p) for k, p in cue_table(view.language).kinds)


def _is_nobody(view: View, cue: Cue) -> bool:
    """Whether the subject of a verb that also things can have ("this shows that …") is nobody who says anything."""
    somebody = cue.row.pos == "verb" and cue.row.source_at.endswith(SOMEBODY)
    return somebody and subject_of(view, cue) is not None


def _unrepeated(sayings: Sequence[Saying]) -> list[Saying]:
    """Of two sayings with one source and nearly one content the more telling one stays (verb before phrase)."""
    out: list[Saying] = []
    for saying in sorted(sayings, key=_rank):
        if not any(_same(saying, other) for other in out):
            out.append(saying)
    return sorted(out, key=lambda s: (s.begin, s.rule))


def _rank(saying: Saying) -> tuple[int, bool, int, int]:
    """Verbs before phrases before nouns; quoted words before others; the row that asks for more before the plainer one."""
    order = {"verb": 0, "adjective": 0, "phrase": 1, "preposition": 1, "noun": 2, "adverb": 3}
    if saying.cue is None:
        return order["adverb"], False, 0, saying.begin
    row = saying.cue.row
    place = order[row.pos] + (saying.source is None and row.pos == "verb")
    return place, saying.form != "direct", -(bool(row.needs) + len(saying.cue.tokens)), saying.begin


def _same(one: Saying, other: Saying) -> bool:
    if one.cue is not None and one.cue.row.content_at == _VIA:
        return False
    sources = one.source is None or other.source is None or one.source.begin == other.source.begin
    shared = sum(max(0, min(e, y) - max(b, x)) for b, e in one.content for x, y in other.content)
    if one.cue and other.cue and (one.cue.head == other.cue.head or (one.content == other.content and _hangs_on(one.cue, other.cue))):
        return True
    return sources and shared >= _SAME_SHARE * max(one.length, other.length)


def _hangs_on(phrase: Cue, verb: Cue) -> bool:
    """Whether a phrase only goes with a verb of saying whose words are the same ("zitierte ihn mit den Worten")."""
    return phrase.row.pos == "phrase" and phrase.row.source_at.endswith("subject") and verb.row.pos == "verb"


def _quoting(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Add who passes a saying on by the same verb: "RIA Nowosti zitierte den Minister", "will aus Quellen erfahren haben"."""
    out = list(sayings)
    for place, saying in enumerate(sayings):
        passer = _who_quotes(view, saying) if saying.via is None else None
        if passer is not None:
            out[place] = replace(saying, via=len(out))
            out.append(replace(saying, source=source_record(view, passer, view.language), voice=passer, via=None))
    return out


def _who_quotes(view: View, saying: Saying) -> Voice | None:
    """The subject of a verb whose source is somebody else: its object or the phrase with `aus`."""
    cue = saying.cue
    if cue is None or saying.voice is None or not saying.content or cue.row.pos != "verb":
        return None
    quoting = view.quoting_verb(cue.head)
    if quoting is None and not cue.row.source_at.endswith("> subject"):
        return None
    active = quoting is not None and not any(view.tokens[c].deprel == "nsubj:pass" for c in view.tree.children(quoting))
    subject = next(iter(view.tree.slots(quoting).get("subject", ())), None) if active and quoting is not None else subject_of(view, cue)
    voice = voice_at(view, subject) if subject is not None else None
    apart = voice is not None and (voice.last <= saying.voice.first or saying.voice.last <= voice.first)
    return voice if apart and is_somebody(view, voice) else None


def _passed_on(sayings: Sequence[Saying]) -> list[Saying]:
    """Give `via` phrases ("unter Berufung auf Y") the content of the saying they stand in, and cut them out of it."""
    out = list(sayings)
    for place, saying in enumerate(out):
        if saying.cue is None or saying.cue.row.content_at != _VIA:
            continue
        passer = _passer(saying, out)
        if passer is None:
            continue
        begin, end = _stretch(saying)
        outer = out[passer]
        content = without(outer.content, begin, end, outer.view.text) or outer.content
        out[passer] = replace(outer, content=content)
        out[place] = replace(saying, content=content, via=passer, form=form_of(content, saying.view, "phrase"))
    return out


def _passer(saying: Saying, sayings: Sequence[Saying]) -> int | None:
    """The saying of the same sentence that the phrase belongs to: the one whose cue is nearest before it."""
    assert saying.cue is not None
    sentence = saying.view.sentence(saying.cue.head)
    near = [
        (abs(other.cue.head - saying.cue.head), n)
        for n, other in enumerate(sayings)
        if other is not saying and other.cue is not None and other.cue.row.content_at != _VIA
        and other.cue.row.pos != "adverb" and other.source is not None and sentence[0] <= other.cue.head < sentence[1]
    ]  # fmt: skip
    return min(near)[1] if near else None


def _stretch(saying: Saying) -> tuple[int, int]:
    """Code points of a phrase with its source and a pointing word before it ("dies basierend auf …")."""
    view, cue = saying.view, saying.cue
    assert cue is not None
    first, last = cue.first, cue.last + 1
    if saying.voice is not None:
        last = max(last, saying.voice.last)
    while first > 0 and view.tokens[first - 1].upos in ("PRON", "ADV", "DET") and view.tokens[first - 2].text == ",":
        first -= 1
    return view.tokens[first].begin, view.tokens[last - 1].end
