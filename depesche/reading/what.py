"""What happened: claims of events, with their parties, status, time, place and sources.

Every step is a function of frozen values: candidates (frames) -> drafts (one
telling each) -> joined drafts (`joining`) -> claims.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, groupby, takewhile

from depesche.lexicon.rows import EventRow
from depesche.lexicon.tables import settings
from depesche.reading.clauses import only_aimed_at
from depesche.reading.counterparts import completed
from depesche.reading.details import agenda_of, instruments_of, on_behalf_of, place_of
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.drafts import Draft, done_to, points_back, spans_of, taken_up
from depesche.reading.frames import HAPPENING, Candidate, Frames, candidates, frames, noun_key, speaks, told_as_happening
from depesche.reading.gate import political
from depesche.reading.joining import joined
from depesche.reading.roles import Parties, as_part, hosted, parties, sentence_span
from depesche.reading.says import SaidIndex
from depesche.reading.says_act import Act, act_sources, by_words
from depesche.reading.slot_specs import fill
from depesche.reading.speakers import with_speaker
from depesche.reading.status import Verdict, status_of
from depesche.reading.when import duration_for
from depesche.reading.when_event import EventTime, event_time
from depesche.reading.when_goes_on import Story
from depesche.records import AgendaItem, Claim, ClaimTime, Span, TimeExpression, Where

_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_OF_LAW = {"ACCUSE": ("investigate", "allege"), "SANCTION": ("convict",), "RETREAT": ("release",), "AID": ("humanitarian",)}
"""Classes and modes of what states do to people: politics where a power is near, as force is."""
_OF_FORCE_ON_THE_STREET = _OF_FORCE | {"MOBILIZE"}
_OF_CONFLICT = frozenset({"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "REQUEST", "THREATEN"})
_POWERS = frozenset({"state", "government", "group"})
_ENOUGH = 1  # events of politics that make a report one of politics
_CLOSE = 3  # sentences around an event of politics within which another one need name nobody political
_NEAR = 2  # sentences within which a power makes an act of force one of politics


@dataclass(frozen=True, slots=True)
class Findings:
    """What the earlier reading steps found, for the event step."""

    document: Document
    cast: Cast
    times: tuple[TimeExpression, ...]
    said: SaidIndex


def find_claims(findings: Findings) -> tuple[Claim, ...]:
    """All claims of a report, in order of their leading sentence."""
    known = frames(findings.document.language)
    text_first = sorted(findings.document.passages, key=lambda p: p.where == "title")
    drafts = _as_told([d for passage in text_first for d in _drafts(passage, findings, known)])
    told = political(joined(drafts, findings.times), findings.document, findings.cast)
    whole = completed(told, findings.document, findings.cast)
    return tuple(_claim(number, draft) for number, draft in enumerate(whole, start=1))


def _as_told(drafts: list[Draft]) -> list[Draft]:
    """Let what is told near politics count where the report tells of politics at all; drop what counts nowhere."""
    events = [d.sentence for d in drafts if d.counts and d.where == "text"]
    drafts = [
        d.with_(counts=True) if d.near_politics and len(events) >= _ENOUGH and any(abs(d.sentence - e) <= _CLOSE for e in events) else d
        for d in drafts
    ]
    return [d for d in drafts if d.counts or d.points_back or d.topic_only]


def _drafts(passage: Passage, findings: Findings, known: Frames) -> list[Draft]:
    """One draft an anchor: of the frames that fit there, the most specific one with parties."""
    out: list[Draft] = []
    found = [
        c for f in candidates(passage, findings.cast, known) if (c := with_speaker(f, passage, findings.cast, findings.said)) is not None
    ]
    topics = _topics(found, passage) | _named_by_verbs(found, passage)
    named = _in_names(passage, findings.cast)
    told = [c for c in found if c.anchor not in topics and c.anchor not in named and not _for_show(c, passage)]
    told = _promised_once(told, passage)
    forces = frozenset(c.anchor for c in told if c.frame.row.type in _OF_FORCE_ON_THE_STREET)
    story = Story(findings.document, passage, findings.times, findings.cast, frozenset(known.nouns), forces)
    for _, fitting in groupby(told, key=lambda c: c.anchor):
        tried = [(c, parties(c, passage, findings.cast)) for c in fitting]
        best = next((t for t in tried if t[1].political), None) or next((t for t in tried if t[1]), tried[0])
        out.append(_draft(*best, story, findings, known))
    return out


def _topics(found: list[Candidate], passage: Passage) -> set[int]:
    """Event nouns that are only talked about: `discussed the war in Ukraine`, `Gespraeche ueber Sanktionen`."""
    matters: set[int] = set()
    for candidate in found:
        if candidate.frame.row.type == "CONSULT":
            heads = fill(candidate.frame.agenda, candidate.slots, lambda t, c=candidate: t not in c.trigger)  # type: ignore[misc]
            matters |= {t for h in heads for t in (h, *passage.tree.conjuncts(h))}
    return {c.anchor for c in found if c.anchor in matters and c.frame.row.pos == "noun" and c.frame.row.type != "CONSULT"}


def _named_by_verbs(found: list[Candidate], passage: Passage) -> set[int]:
    """Blame and demands in somebody's words that a verb has named already: `warf ihm vor, die Wahl zu manipulieren`."""
    verbs = {(c.frame.row.type, c.anchor) for c in found if not speaks(c.frame)}
    return {c.anchor for c in found if speaks(c.frame) and any((c.frame.row.type, h) in verbs for h in passage.tree.head_chain(c.anchor))}


def _in_names(passage: Passage, cast: Cast) -> set[int]:
    """Tokens of bodies' names that are no triggers: of several words, or led by somebody (`der Vorsitzende der Innenministerkonferenz`)."""
    return {
        i
        for m in cast.mentioned
        if m.where == passage.where and m.form == "name" and m.kind in {"organisation", "outlet", "government", "group"}
        for i in (range(m.first, m.last) if _words(m, passage) > 1 or _led(m, passage, cast) else ())
    }


def _led(body: Mentioned, passage: Passage, cast: Cast) -> bool:
    """Whether a body's name is the genitive of somebody's office."""
    token = passage.parse.tokens[body.head]
    holder = cast.at(passage.where, token.head) if token.deprel.startswith("nmod") else None
    return holder is not None and holder is not body and holder.kind == "person"


def _promised_once(told: list[Candidate], passage: Passage) -> list[Candidate]:
    """Leave out the support that is only promised, where the promise is an act: `pledged to defend Estonia`."""
    promises = {c.anchor for c in told if c.frame.row.type == "AGREE"}
    return [c for c in told if c.frame.row.type != "SUPPORT" or c.frame.row.mode or passage.parse.tokens[c.anchor].head not in promises]


_AIMS = frozenset({"SUPPORT", "ASSAULT", "COERCE", "SANCTION", "COOPERATE", "AID"})
"""Classes of what, put as an aim, is no act; aid of a kind (`to provide humanitarian aid`) is told by its aim."""


def _for_show(candidate: Candidate, passage: Passage) -> bool:
    """Whether a verb tells no act but what another is done for: `sent fighters to Syria to support the army`."""
    row = candidate.frame.row
    told = row.pos != "verb" or row.type not in _AIMS or (row.type == "AID" and bool(row.mode))
    return passage.parse.language == "en" and not told and only_aimed_at(passage.tree, candidate.anchor)


def _words(mention: Mentioned, passage: Passage) -> int:
    """How many words a name has, its article left out: one in `der EU-Gipfel`."""
    return sum(t.upos not in {"DET", "ADP"} for t in passage.parse.tokens[mention.first : mention.last])


def _draft(candidate: Candidate, found: Parties, story: Story, findings: Findings, known: Frames) -> Draft:
    document, passage, where = findings.document, story.passage, story.where
    row = candidate.frame.row
    length = duration_for(document, findings.times, where, candidate.anchor)
    begin, end = sentence_span(passage, candidate.anchor)
    agenda = tuple(a for a in agenda_of(candidate, passage, findings.cast) if not _is_time(a, where, findings.times))
    place = place_of(candidate, passage, findings.cast)
    hosts = hosted(found, row, place)
    mode = row.mode if hosts is found else "visit"
    found = hosts
    reported = bool(findings.said.chain_at(where, candidate.anchor))
    verdict = status_of(candidate, passage, known, reported=reported)
    when = event_time(story, candidate.anchor, candidate.verb, verdict.status, findings.said.attributions, _sayers(row, found))
    verdict = _over(_still_to_come(verdict, when.earliest, document), row, when, document)
    sources = act_sources(
        Act(passage, row.type, row.mode, verdict.status, candidate.anchor, candidate.trigger, found.actors), findings.said
    )
    return Draft(
        candidate=candidate, where=where, sentence=passage.tree.sentence_of(candidate.anchor),
        evidence=Span(begin=begin, end=end, where=where), trigger=spans_of(passage, candidate.trigger),
        type=row.type, mode=mode, parties=found, verdict=verdict,
        on_behalf_of=on_behalf_of(candidate, passage, findings.cast), time=when.index,
        days=(when.earliest, when.latest), edtf=when.edtf, dated=when.why,
        duration=length[0] if length else None, approximate_duration=length[1] if length else None,
        place=place, agenda=agenda,
        instruments=instruments_of(candidate, passage),
        sources=sources,
        attribution=next(iter(findings.said.chain_at(where, candidate.anchor)), None),
        above=tuple(passage.tree.head_chain(candidate.anchor)),
        counts=_told_of(verdict, document.language)
        and (found.political or _politics_near(candidate, found, passage, findings.cast, known)),
        near_politics=_told_of(verdict, document.language) and _by_a_verb_near_politics(candidate, found, passage, findings.cast, known),
        points_back=points_back(candidate, passage.tree, document.language),
        taken_up=taken_up(candidate, passage.tree, document.language),
        done_to=done_to(candidate, passage.tree),
        topic_only=bool(row.agenda) and bool(agenda) and not found.political,
    )  # fmt: skip


def _is_time(item: AgendaItem, where: Where, times: Sequence[TimeExpression]) -> bool:
    """Whether what looks like a matter is a time: `held talks on Tuesday`."""
    at = bisect_right(times, (where == "text", item.begin), key=lambda t: (t.where == "text", t.begin)) - 1
    return at >= 0 and times[at].where == where and item.end <= times[at].end


def _sayers(row: EventRow, found: Parties) -> frozenset[str]:
    """Who does an act of speech by saying so: its actors, their states and the governments that speak for them."""
    if not by_words(row.type, row.mode):
        return frozenset()
    states = {m.country for m in found.actors if m.country and m.kind in {"state", "government"}}
    return frozenset({*(m.actor for m in found.actors if m.actor), *states, *(f"gov:{s}" for s in states)})


def _told_of(verdict: Verdict, language: str) -> bool:
    """Whether an act is told of at all: what somebody can do, or what is asked, is no event (`die Polizei kann jeden verhaften`)."""
    telling = set(verdict.rules)
    return not telling or not telling <= set(settings(language, "events")["no_claims"])


def _still_to_come(verdict: Verdict, earliest: str | None, document: Document) -> Verdict:
    """What is told without a word of plans, but of a day after the report's own, is planned: `am 12. Juli reist er nach Oman`."""
    published = document.report.published.latest
    if verdict.status != "occurred" or not (earliest and published and earliest > published):
        return verdict
    return Verdict("planned", verdict.hedged, (*verdict.rules, "its day lies ahead"))


def _over(verdict: Verdict, row: EventRow, when: EventTime, document: Document) -> Verdict:
    """What a noun tells of a day long past has happened, whatever is planned or asked about it: `will das Massaker von 1983 untersuchen`.

    What was planned for last week may not have taken place.
    """
    published = document.report.published.earliest
    if row.pos != "noun" or verdict.status not in _TO_COME or not (when.own and when.latest and published):
        return verdict
    if date.fromisoformat(published) - date.fromisoformat(when.latest) < _LONG_AGO:
        return verdict
    return Verdict("occurred", verdict.hedged, (*verdict.rules, "its day is long past"))


_LONG_AGO = timedelta(366)
_TO_COME = frozenset({"planned", "expected", "demanded", "possible"})


def _politics_near(candidate: Candidate, found: Parties, passage: Passage, cast: Cast, known: Frames) -> bool:
    """Whether an act without a political party counts all the same: somebody political stands near in the report.

    `Drei Zivilisten wurden getoetet` in a report of a war is an event of it, and so is an act told
    as a happening (`es kam zu Ausschreitungen`); a crime on the local page, where no state,
    government or armed group is near, is none.
    """
    if not (_done_to_people(candidate, found, passage, known) or _told_as_happening(candidate, found, passage)):
        return False
    return _power_near(candidate, passage, cast)


def _by_a_verb_near_politics(candidate: Candidate, found: Parties, passage: Passage, cast: Cast, known: Frames) -> bool:
    """Whether a verb tells an act whose parties the report names elsewhere, or are private people: `Heute wurden 40 Ziele angegriffen`.

    A doer who is nobody (a storm, a study) makes it none.
    """
    row = candidate.frame.row
    if row.pos == "noun" or row.type not in _OF_CONFLICT or (candidate.slots.get("subject") and not found.actors):
        return False
    return not _by_mishap(candidate, passage, known) and _power_near(candidate, passage, cast)


def _power_near(candidate: Candidate, passage: Passage, cast: Cast) -> bool:
    """Whether a state, government or armed group is named in the headline or within some sentences."""
    here, sentences = passage.tree.sentence_of(candidate.anchor), passage.parse.sentences
    first, last = sentences[max(0, here - _NEAR)][0], sentences[min(here + _NEAR, len(sentences) - 1)][1]
    near = (m for i in range(first, last) if (m := cast.at(passage.where, i)) is not None)
    in_title = takewhile(lambda m: m.where == "title", cast.mentioned)  # passages stand in order, the title first
    return any(m.political and m.kind in _POWERS for m in chain(in_title, near))


def _done_to_people(candidate: Candidate, found: Parties, passage: Passage, known: Frames) -> bool:
    """Whether force or protest is told with people alone as its parties: a crowd that protests, people who suffer force.

    A single private person who does it makes it a crime, and a doer who is nobody (a storm, a virus) makes it none.
    """
    kind = candidate.frame.row.type
    told = kind in _OF_FORCE or candidate.frame.row.mode in _OF_LAW.get(kind, ())
    if not told or not found or (candidate.slots.get("subject") and not found.actors):
        return False
    if kind != "PROTEST" and (found.only_a_scene or not found.recipients or any(m.kind == "person" or not m.plural for m in found.actors)):
        return False
    return not _by_mishap(candidate, passage, known)


def _told_as_happening(candidate: Candidate, found: Parties, passage: Passage) -> bool:
    """`Am Abend fanden Demonstrationen statt`, `there was an attack`: an event noun with a verb of its own, and nobody named."""
    row, verb = candidate.frame.row, candidate.verb
    nobody = row.pos == "noun" and row.type in HAPPENING and not found
    return nobody and verb is not None and told_as_happening(passage.tree, verb, candidate.slots)


def _by_mishap(candidate: Candidate, passage: Passage, known: Frames) -> bool:
    """Whether what people suffered came by something that is no act: `bei einem Unfall`, `durch Schlammlawinen getoetet`."""
    if candidate.frame.row.pos != "verb":
        return False
    means = settings(passage.parse.language, "events")["means_prepositions"][:2]
    tokens = [passage.parse.tokens[t] for p in means for t in candidate.slots.get(f"with:{p}", ())]
    causes = [t for t in tokens if t.upos == "NOUN"]
    return bool(causes) and not any(noun_key(t, known) for t in causes)


def _claim(number: int, draft: Draft) -> Claim:
    row = draft.candidate.frame.row
    return Claim(
        id=f"c{number}", type=row.type, mode=draft.mode or None, trigger=draft.trigger,  # type: ignore[arg-type]
        actors=tuple(as_part(m) for m in draft.parties.actors),
        recipients=tuple(as_part(m) for m in draft.parties.recipients),
        on_behalf_of=tuple(as_part(m) for m in draft.on_behalf_of),
        status=draft.verdict.status, hedged=draft.verdict.hedged,  # type: ignore[arg-type]
        time=ClaimTime(earliest=draft.days[0], latest=draft.days[1], edtf=draft.edtf, source=draft.time),
        duration=draft.duration, approximate_duration=draft.approximate_duration, place=draft.place,
        agenda=draft.agenda, instruments=draft.instruments, sources=draft.sources, attribution=draft.attribution,
        evidence=(draft.evidence, *draft.also), rule=row.id, confidence=_confidence(draft), why=_why(draft),
    )  # fmt: skip


def _confidence(draft: Draft) -> float:
    """How much speaks for the claim, 0-1: a plain tally of evidence, not a probability."""
    parties_known = [m for m in (*draft.parties.actors, *draft.parties.recipients) if m.actor]
    points = 0.4 + 0.1 * min(2, len(parties_known)) + 0.1 * bool(draft.parties.actors) + 0.1 * bool(draft.parties.recipients)
    points += 0.1 * (draft.candidate.rank > 0) + 0.05 * (draft.candidate.frame.row.pos == "verb") + 0.05 * bool(draft.also)
    return round(min(points, 0.95), 2)


def _why(draft: Draft) -> str:
    row = draft.candidate.frame.row
    names = ", ".join(m.name or m.text for m in draft.parties.actors) or "nobody named"
    to = ", ".join(m.name or m.text for m in draft.parties.recipients)
    status = f"; {draft.verdict.status} by {', '.join(draft.verdict.rules)}" if draft.verdict.rules else ""
    return f"{row.id}: by {names}{' to ' + to if to else ''}{status}; {draft.dated}"
