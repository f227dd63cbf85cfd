"""Reported speech that goes on without a cue: Konjunktiv after a source was named.

A source carries over to the next sentences only while their wording does; an
indicative sentence is the report's own voice again (CLAIMS section 7).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from depesche.reading.says_kind import source_record
from depesche.reading.says_saying import Saying, form_of
from depesche.reading.says_source import voice_at, voice_of
from depesche.reading.says_speech import speech_cues
from depesche.reading.says_table import Cue
from depesche.reading.says_view import View

CARRIED = "said.carried"
_SUBORDINATE = ("advcl", "acl", "ccomp")
_LONGEST_SILENCE = 2


def carried(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Sentences in reported mood that continue the saying before them, one saying for each run."""
    out: list[Saying] = []
    base: Saying | None = None
    run: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    told_in = _by_sentence(view, sayings)
    for number, (first, last) in enumerate(view.sentences):
        begin, end = view.tokens[first].begin, view.tokens[last - 1].end
        own = _within(told_in.get(number, ()), begin, end)
        if own and base is not None and all(_is_told(view, s) for s in own) and _reported(view, first, last, base):
            run.append(view.span(first, last))
        elif own:
            out += _flush(base, run)
            run = []
            base = _goes_on_speaking(view, own, base)
        elif base is None and before is not None and _plainly_reported(view, first, last):
            told = any(_in_mood(view, verb) for verb in _main_verbs(view, *before)[:1])
            base = (None if told else _subject_of(view, *before)) or _last_named(sayings, begin)
            run = [view.span(first, last)]
        elif base is not None and _reported(view, first, last, base):
            run.append(view.span(first, last))
        elif not _inside_quotation(view, begin, end):
            out += _flush(base, run)
            run, base = [], None
        before = first, last
    return out + _flush(base, run)


def _goes_on_speaking(view: View, own: Sequence[Saying], before: Saying | None) -> Saying | None:
    """Of the sayings of a sentence the one that may carry on: none told inside another; an aside or a noun of saying only alone."""
    outside = [s for s in own if s.source is not None and not is_quoted(view, s)]
    outer = [s for s in outside if not any(t is not s and t.covers(_cue_begin(s)) for t in outside)]
    spoken = [s for s in outer if not _is_aside(view, s)]
    if not spoken and before is not None:
        return before
    return max(spoken or outer or outside, key=lambda s: s.content[-1][1], default=before)


def _cue_begin(saying: Saying) -> int:
    return saying.view.tokens[saying.cue.first].begin if saying.cue is not None else -1


def _is_aside(view: View, saying: Saying) -> bool:
    """Whether somebody's saying is only mentioned: by a noun ("die Forderung des X, …") or in a relative clause."""
    if saying.cue is None:
        return False
    return saying.cue.row.pos == "noun" or (saying.cue.row.pos == "verb" and view.tokens[saying.cue.head].deprel.startswith("acl"))


def _is_told(view: View, saying: Saying) -> bool:
    """Whether a saying is itself told in reported mood ("er habe geschrieben, …"): its source is spoken of by whoever speaks."""
    if saying.cue is None or saying.cue.row.pos != "verb":
        return False
    verb = saying.cue.head
    return any(view.reported_mood(i) for i in (verb, *view.tree.children(verb), *saying.cue.tokens))


def referring(view: View, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings whose cue takes up who spoke before ("demnach"), with that source."""
    out: list[Saying] = []
    for saying in sayings:
        known = _referred(view, saying, sayings)
        out.append(replace(saying, source=known.source, voice=known.voice) if known else saying)
    return out


def _referred(view: View, saying: Saying, sayings: Sequence[Saying]) -> Saying | None:
    if saying.source is not None or saying.cue is None:
        return None
    goes_on = _adds_to_it(view, saying.cue)
    if saying.cue.row.source_at != "previous" and not goes_on:
        return None
    start, _ = view.sentence(saying.cue.head)
    named = _last_named(sayings, view.tokens[start].begin)
    for first, last in _sentences_before(view, start)[: 1 if goes_on else None]:
        if named is not None and named.content[-1][1] > view.tokens[first].begin:
            return named
        known = _speaker_in(view, first, last) or _subject_of(view, first, last)
        if known is not None:
            return known
    return None if goes_on else named


def _adds_to_it(view: View, cue: Cue) -> bool:
    """Whether a passive that names nobody adds to what was said before: "Insbesondere wird kritisiert, …", "It was also agreed that …"."""
    if cue.row.pos != "verb" or not any(view.tokens[i].deprel == "aux:pass" for i in view.tree.children(cue.head)):
        return False
    start, stop = view.sentence(cue.head)
    first = "" if view.grammar.infinitive_mark == "to" else view.low(start)
    inside = [view.low(i) for i in range(start, min(stop, cue.last + 1))] if view.grammar.infinitive_mark == "to" else [first]
    return any(word in view.grammar.additive for word in inside)


def _sentences_before(view: View, start: int) -> list[tuple[int, int]]:
    """The sentences before one, the nearest first: so far back "demnach" may reach."""
    return [s for s in view.sentences if s[1] <= start][: -_LONGEST_SILENCE - 1 : -1]


def _speaker_in(view: View, first: int, last: int) -> Saying | None:
    """Who does the speaking in a sentence that tells of speech without a content: "gab einen Kommentar ab"."""
    for cue in speech_cues(view, view.language, first, last):
        if first <= cue.head < last and cue.row.pos == "verb":
            voice = voice_of(view, cue, view.language)
            if voice is not None and view.is_nominal(voice.head):
                return Saying(view, CARRIED, "states", (), source=source_record(view, voice, view.language), voice=voice)
    return None


def _by_sentence(view: View, sayings: Sequence[Saying]) -> dict[int, list[Saying]]:
    """The sayings that begin in each sentence or whose content touches it, by the number of the sentence."""
    ends = [view.tokens[last - 1].end for _, last in view.sentences]
    out: dict[int, list[Saying]] = {}
    for saying in sayings:
        touched = {bisect_right(ends, saying.begin)}
        for begin, end in saying.content:
            touched.update(range(bisect_right(ends, begin), bisect_left(ends, end) + 1))
        for number in sorted(touched):
            out.setdefault(number, []).append(saying)
    return out


def _within(sayings: Sequence[Saying], begin: int, end: int) -> list[Saying]:
    own = [s for s in sayings if begin <= s.begin < end or any(b < end and begin < e for b, e in s.content)]
    return [s for s in own if s.cue is None or s.cue.row.pos != "adverb"]


def is_quoted(view: View, saying: Saying) -> bool:
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
    named = [s for s in sayings if s.source is not None and s.content[-1][1] <= begin and not is_quoted(s.view, s)]
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
        pronoun = any(view.tokens[i].upos == "PRON" and _stands_for_somebody(view, i) for i in subject)
        spoken = base.cue is not None and base.cue.row.pos == "verb" and base.form != "direct"
        return spoken and pronoun and any(view.low(i) in view.grammar.reporting for i in main)
    return bool(main) and (_in_mood(view, main[0]) or _hearsay(view, main[0]))


def _stands_for_somebody(view: View, pronoun: int) -> bool:
    somebody = view.cast.at(view.where, pronoun)
    return view.low(pronoun) not in view.grammar.impersonal or (somebody is not None and somebody.actor is not None)


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
