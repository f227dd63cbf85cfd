"""Reported speech that goes on without a cue: Konjunktiv after a source was named, and bare quotations.

A source carries over to the next sentences only while their wording does; an
indicative sentence is the report's own voice again (CLAIMS section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.reading.says_quotes import Quotation
from depesche.reading.says_saying import Saying, form_of
from depesche.reading.says_source import source_record, voice_at
from depesche.reading.says_view import View

CARRIED = "said.carried"
QUOTED = "said.quoted"
_SUBORDINATE = ("advcl", "acl", "ccomp")
_SHORTEST = 4
_LONGEST_SILENCE = 2


def carried(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Sentences in reported mood that continue the saying before them, one saying for each run."""
    out: list[Saying] = []
    base: Saying | None = None
    run: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for first, last in view.sentences:
        begin, end = view.tokens[first].begin, view.tokens[last - 1].end
        own = _within(sayings, begin, end)
        if own:
            out += _flush(base, run)
            run = []
            outside = [s for s in own if s.source is not None and not _quoted(view, s)]
            base = max(outside, key=lambda s: s.content[-1][1], default=base)
        elif base is None and before is not None and _plainly_reported(view, first, last):
            base = _subject_of(view, *before) or _last_named(sayings, begin)
            run = [view.span(first, last)]
        elif base is not None and _reported(view, first, last, base):
            run.append(view.span(first, last))
        elif not _inside_quotation(view, begin, end):
            out += _flush(base, run)
            run, base = [], None
        before = first, last
    return out + _flush(base, run)


def referring(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings whose cue takes up who spoke before ("demnach"), with that source: the last sayer, else whom the sentence before is about."""
    out: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: s.begin):
        if saying.source is None and saying.cue is not None and saying.cue.row.source_at == "previous":
            start, _ = view.sentence(saying.cue.head)
            known = _last_named([s for s in out if s.source is not None], view.tokens[start].begin)
            known = known or (_subject_of(view, *view.sentence(start - 1)) if start else None)
            saying = replace(saying, source=known.source, voice=known.voice) if known else saying
        out.append(saying)
    return out


def _within(sayings: Sequence[Saying], begin: int, end: int) -> list[Saying]:
    own = [s for s in sayings if begin <= s.begin < end or any(b < end and begin < e for b, e in s.content)]
    return [s for s in own if s.cue is None or s.cue.row.pos != "adverb"]


def _quoted(view: View, saying: Saying) -> bool:
    """Whether a saying is told inside quotation marks: its source speaks in somebody else's words."""
    at = saying.source.begin if saying.source is not None else saying.begin
    return any(q.depth == 0 and q.begin < at < q.end for q in view.quotations)


def _plainly_reported(view: View, first: int, last: int) -> bool:
    """German Konjunktiv I in the main clause ("sei", "habe"): nobody's but a speaker's, even with no saying before."""
    main = _main_verbs(view, first, last)
    return bool(main) and view.reported_mood(main[0]) and view.feature(main[0], "Tense=Pres")


def _main_verbs(view: View, first: int, last: int) -> list[int]:
    root = next((i for i in range(first, last) if view.tokens[i].head == i), first)
    group = [i for i in (root, *view.tree.children(root)) if view.finite(i)]
    return [i for i in sorted(group) if view.tokens[i].deprel.split(":")[0] not in _SUBORDINATE]


def _subject_of(view: View, first: int, last: int) -> Saying | None:
    """The one a sentence is about, as the presumed speaker of the reported speech after it."""
    root = next((i for i in range(first, last) if view.tokens[i].head == i), first)
    for subject in view.tree.slots(root).get("subject", ()):
        somebody = view.cast.at(view.where, subject)
        if somebody is not None and somebody.kind != "people":
            voice = voice_at(view, subject)
            if voice is not None:
                return Saying(view, CARRIED, "states", (), source=source_record(view, voice, view.language), voice=voice)
    return None


def _last_named(sayings: Sequence[Saying], begin: int) -> Saying | None:
    named = [s for s in sayings if s.source is not None and s.content[-1][1] <= begin and not _quoted(s.view, s)]
    last = max(named, key=lambda s: s.content[-1][1], default=None)
    near = last is not None and last.view.text.count("\n\n", last.content[-1][1], begin) < _LONGEST_SILENCE
    return last if near else None


def _flush(base: Saying | None, run: list[tuple[int, int]]) -> list[Saying]:
    if base is None or not run:
        return []
    content = ((run[0][0], run[-1][1]),)
    form = form_of(content, base.view, "indirect")
    return [replace(base, rule=CARRIED, content=content, cue=None, form=form, via=None)]


def _inside_quotation(view: View, begin: int, end: int) -> bool:
    return any(q.depth == 0 and q.begin <= begin and end <= q.end for q in view.quotations)


def _reported(view: View, first: int, last: int, base: Saying) -> bool:
    """Whether a sentence's main verb is in the mood (English: the tense) of reported speech."""
    main = _main_verbs(view, first, last)
    if view.grammar.reporting:
        root = next((i for i in range(first, last) if view.tokens[i].head == i), first)
        subject = view.tree.slots(root).get("subject", ())
        pronoun = any(view.tokens[i].upos == "PRON" and view.low(i) not in view.grammar.impersonal for i in subject)
        spoken = base.cue is not None and base.cue.row.pos == "verb" and base.form != "direct"
        return spoken and pronoun and any(view.low(i) in view.grammar.reporting for i in main)
    return bool(main) and (_in_mood(view, main[0]) or _hearsay(view, main[0]))


def _in_mood(view: View, verb: int) -> bool:
    """Reported mood that is not just the report's own caution ("könnte", "dürfte", "möchte")."""
    token = view.tokens[verb]
    tentative = token.lemma.casefold() in view.grammar.tentative and "Tense=Past" in token.feats.split("|")
    return view.reported_mood(verb) and not tentative and token.text.casefold() != "möchte"


def _hearsay(view: View, verb: int) -> bool:
    """German "soll ... gewesen sein" after somebody has spoken: it is still he who says so."""
    token = view.tokens[verb]
    infinitive = any("VerbForm=Inf" in view.tokens[i].feats and view.low(i) in view.grammar.perfect for i in _same_group(view, verb))
    return token.lemma.casefold() in view.grammar.hearsay and not view.reported_mood(verb) and infinitive


def _same_group(view: View, verb: int) -> list[int]:
    head = view.tokens[verb].head
    return [head, *view.tree.children(head), *view.tree.children(verb)]


def bare_quotations(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Quotations of a clause or more that no cue claims: said by their sentence's subject, or the last speaker."""
    out: list[Saying] = []
    for quotation in view.quotations:
        if quotation.depth or quotation.single or any(s.covers(quotation.inner_begin) for s in sayings):
            continue
        words = view.text[quotation.inner_begin : quotation.inner_end].split()
        if len(words) >= _SHORTEST and _says_something(view, quotation):
            speaker = _speaker(view, quotation, [*sayings, *out])
            if speaker is not None:
                out.append(replace(speaker, rule=QUOTED, content=((quotation.begin, quotation.end),), cue=None, form="direct", via=None))
    return out


def _before_colon(view: View, quotation: Quotation, start: int, first: int) -> Saying | None:
    """For 'Erkki Tuomioja, Präsident des Rates: „…“': somebody named with no verb before a colon."""
    if first == start:
        if start == 0 or view.tokens[start - 1].text != ":":
            return None
        start, first = view.sentence(start - 1)[0], start
    if view.tokens[first - 1].text != ":" or any(view.tokens[i].upos in ("VERB", "AUX") for i in range(start, first)):
        return None
    somebody = next((i for i in range(start, first) if view.cast.at(view.where, i) is not None), None)
    voice = voice_at(view, somebody) if somebody is not None and somebody - start < _SHORTEST else None
    if voice is None:
        return None
    return Saying(view, QUOTED, "states", (), source=source_record(view, voice, view.language), voice=voice, form="direct")


def _says_something(view: View, quotation: Quotation) -> bool:
    """A name or title in quotation marks says nothing: a verb or a full stop inside does."""
    first, last = view.token_at(quotation.inner_begin), view.token_at(quotation.inner_end)
    verb = any(view.tokens[i].upos in ("VERB", "AUX") for i in range(first, min(last, len(view.tokens))))
    return verb or view.text[quotation.inner_end - 1] in ".!?"


def _speaker(view: View, quotation: Quotation, sayings: Sequence[Saying]) -> Saying | None:
    first = view.token_at(quotation.begin)
    start, stop = view.sentence(first)
    titled = _before_colon(view, quotation, start, first)
    if titled is not None:
        return titled
    for index in range(start, stop):
        inside = quotation.holds(view.tokens[index].begin)
        if inside or view.tokens[index].upos not in ("VERB", "AUX"):
            continue
        for subject in view.tree.slots(index).get("subject", ()):
            somebody = view.cast.at(view.where, subject)
            if somebody is not None and not quotation.holds(view.tokens[subject].begin):
                voice = voice_at(view, subject)
                if voice is not None:
                    source = source_record(view, voice, view.language)
                    return Saying(view, QUOTED, "states", (), source=source, voice=voice, form="direct")
    before = [s for s in sayings if s.source is not None and s.content and s.content[-1][1] <= quotation.begin]
    before = [s for s in before if not _quoted(view, s)]
    last = max(before, key=lambda s: s.content[-1][1], default=None)
    if last is None or view.text.count("\n\n", last.content[-1][1], quotation.begin) > _LONGEST_SILENCE - 1:
        return None
    return last
