"""One event told several times in a report is one claim: which tellings belong together.

Tellings are taken in order, the text first, the title last.  A telling joins
the latest earlier one that it does not contradict; what only points back
(`dieses Treffen`) or only names a topic needs somewhere to join, or is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.document import Mentioned
from depesche.reading.drafts import Draft
from depesche.reading.roles import Parties
from depesche.records import Span, TimeExpression

_NEAR = 3  # sentences within which a mere pointer finds what it points to
_DONE_TO_THINGS = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID", "RETREAT", "SANCTION", "REQUEST"})
"""Classes of deeds: done to another thing, it is another deed; and what is demanded makes a demand."""
_REAL = frozenset({"occurred", "ongoing"})


def joined(drafts: list[Draft], times: tuple[TimeExpression, ...]) -> list[Draft]:
    """Join tellings of the same event; in order of the leading sentence, text before title."""
    groups: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.where == "title", d.sentence, not d.counts)):
        home = _home(draft, groups, times)
        if home is not None:
            groups[home] = _join(groups[home], draft, groups[:home])
        elif draft.counts:
            groups.append(draft)
    return sorted(groups, key=lambda d: (d.evidence.where == "title", d.trigger[0].begin))


def _home(draft: Draft, groups: list[Draft], times: tuple[TimeExpression, ...]) -> int | None:
    """Index of the group a telling belongs to: the latest that fits; for titles the one with most of its parties, whatever its status."""
    fitting = [i for i, group in enumerate(groups) if _fits(draft, group, times)]
    if draft.where == "title" and fitting:
        return max(
            fitting, key=lambda i: (len(_everybody(draft) & _everybody(groups[i])), draft.verdict.status == groups[i].verdict.status, i)
        )
    if not fitting or _another_since(draft, groups[fitting[-1]], groups[fitting[-1] + 1 :], times):
        return None
    return fitting[-1]


def _another_since(draft: Draft, home: Draft, later: Sequence[Draft], times: tuple[TimeExpression, ...]) -> bool:
    """Whether an act of the class on another day, by people of a state in common, was told since: an undated telling does not skip it."""
    if draft.where == "title" or not draft.counts or draft.time is not None or home.time is None:
        return False
    return any(
        one.type == draft.type and one.where == draft.where and one.time is not None
        and not _same_time(one, home, times) and bool(_countries(one) & _countries(draft))
        for one in later
    )  # fmt: skip


def _fits(draft: Draft, group: Draft, times: tuple[TimeExpression, ...]) -> bool:
    if draft.type != group.type:
        return False
    if _toll(draft):
        return _tolled(draft, group)
    if draft.counts and not _everybody(draft):
        return draft.points_back or _points_to(draft, group)
    if not draft.counts or _nobody_new(draft):
        return _points_to(draft, group) and (draft.verdict.status == group.verdict.status or not draft.counts)
    if _purpose_of(draft, group) or _same_talks(draft, group):
        return True
    if draft.type == "CONSULT" and draft.where == "title":
        return _headlines(draft, group)
    if draft.mode != group.mode and not _modes_fit(draft, group):
        return False
    if draft.where == "title":
        return _headlines(draft, group)
    same_status = draft.verdict.status == group.verdict.status or {draft.verdict.status, group.verdict.status} <= _REAL
    return same_status and _same_time(draft, group, times) and _compatible(draft, group) and _same_chain(draft, group)


def _toll(draft: Draft) -> bool:
    """`Dabei wurden 18 Menschen getötet`: only the victims of an attack, told by a verb."""
    victims = draft.parties.recipients
    told_of = draft.type == "ASSAULT" and draft.candidate.frame.row.pos == "verb" and not draft.parties.actors
    return told_of and bool(victims) and all(m.kind == "people" and m.form != "name" for m in victims)


def _tolled(draft: Draft, group: Draft) -> bool:
    """Whether a toll is that of an attack: told in the same sentence, or in the one before where the toll points back."""
    apart = draft.sentence - group.sentence
    if draft.mode and group.mode and draft.mode != group.mode:
        return False
    if draft.where == "title" != group.where:
        return True
    return draft.where == group.where and (apart == 0 or (0 < apart <= _NEAR and draft.taken_up))


def _nobody_new(draft: Draft) -> bool:
    """`The ministers discussed ...`, `they also discussed ...`: talks of people told of before, not named anew."""
    everybody = (*draft.parties.actors, *draft.parties.recipients)
    return draft.type == "CONSULT" and not draft.mode and bool(everybody) and all(_collective(m) for m in everybody)


def _collective(mention: Mentioned) -> bool:
    return mention.plural and mention.form != "name" and (mention.actor is None or ":" in mention.actor)


def _purpose_of(draft: Draft, group: Draft) -> bool:
    """`met Lavrov to discuss Syria`: talks that hang on a meeting in one sentence are that meeting."""
    if draft.type != "CONSULT" or draft.where != group.where or draft.sentence != group.sentence or draft.mode:
        return False
    return group.candidate.anchor in draft.above and (not _everybody(draft) or _overlap(draft.parties, group.parties))


def _same_talks(draft: Draft, group: Draft) -> bool:
    """`X met Y. The ministers discussed Syria`: talks of nobody but those who met shortly before, or meet shortly after."""
    if draft.type != "CONSULT" or (draft.mode and group.mode) or draft.where != group.where:
        return False
    mine, theirs = _everybody(draft), _everybody(group)
    among = len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)
    return among and abs(draft.sentence - group.sentence) <= _NEAR and {draft.verdict.status, group.verdict.status} <= _REAL


def _headlines(draft: Draft, group: Draft) -> bool:
    """A headline tells an act of the text in fewer words: one party or one country in common will do."""
    if _overlap(draft.parties, group.parties):
        return True
    mine, theirs = _countries(draft), _countries(group)
    return bool(mine & theirs) or (draft.mode == group.mode and not (mine and theirs))


def _countries(draft: Draft) -> set[str]:
    return {m.country for m in (*draft.parties.actors, *draft.parties.recipients) if m.country}


def _modes_fit(draft: Draft, group: Draft) -> bool:
    """A visit and the talks held on it are two acts; otherwise a telling without mode may be either."""
    if (draft.mode and group.mode) or draft.type == "SUPPORT":  # who signs does not thank by it
        return False
    mine, theirs = _everybody(draft), _everybody(group)
    return draft.type != "CONSULT" or mine == theirs


def _everybody(draft: Draft) -> set[str]:
    return _keys((*draft.parties.actors, *draft.parties.recipients))


def _points_to(draft: Draft, group: Draft) -> bool:
    """A pointer without parties of its own means an act told shortly before, in the same passage."""
    return draft.where == group.where and 0 <= draft.sentence - _last_sentence(group) <= _NEAR


def _last_sentence(group: Draft) -> int:
    return group.sentence


def _same_chain(draft: Draft, group: Draft) -> bool:
    """Contested events are one claim a side: other sources only where one of the tellings has none."""
    mine = [s.actor or s.name or s.text for s in draft.sources]
    theirs = [s.actor or s.name or s.text for s in group.sources]
    return not mine or not theirs or mine[0] == theirs[0] or draft.type != "ACCUSE"


def _same_time(draft: Draft, group: Draft, times: tuple[TimeExpression, ...]) -> bool:
    if draft.time is None or group.time is None or draft.time == group.time:
        return True
    mine, theirs = draft.days, group.days
    if mine[0] and mine[1] and theirs[0] and theirs[1]:
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]
    return times[draft.time].value == times[group.time].value


def _compatible(draft: Draft, group: Draft) -> bool:
    """Whether the parties can be those of one event: shared, and none contradicts."""
    if not _overlap(draft.parties, group.parties):
        return False
    if _said_once(draft, group):
        return True
    if draft.type != "CONSULT" and (
        _turned_round(draft.parties, group.parties) or _done_to_others(draft, group) or _side_by_side(draft, group)
    ):
        return False
    actors = _agree(draft.parties.actors, group.parties.actors)
    recipients = _agree(draft.parties.recipients, group.parties.recipients)
    if draft.type == "CONSULT" and draft.mode == group.mode:
        return not _other_visitors(draft, group)
    return actors and recipients


def _other_visitors(draft: Draft, group: Draft) -> bool:
    """Whether two visits name different people who go: `Putin besuchte am Montag China. Lawrow besuchte China`."""
    if draft.mode != "visit":
        return False
    mine, theirs = (_keys(tuple(m for m in d.parties.actors if m.kind == "person" and m.form == "name")) for d in (draft, group))
    return bool(mine and theirs) and not mine & theirs


def _said_once(draft: Draft, group: Draft) -> bool:
    """`Er dankte den Soldaten, was seine Wertschaetzung zeigt`: a noun beside the verb of its class, in the mouth of the same."""
    noun = "noun" in {draft.candidate.frame.row.pos, group.candidate.frame.row.pos}
    same_place = draft.where == group.where and draft.sentence == group.sentence
    return draft.type in {"SUPPORT", "AGREE"} and noun and same_place and _keys(draft.parties.actors) == _keys(group.parties.actors)


def _turned_round(mine: Parties, theirs: Parties) -> bool:
    """Whether one telling has as its doer whom the other has it done to, and nobody in the same role."""
    crossed = _keys(mine.actors) & _keys(theirs.recipients) or _keys(mine.recipients) & _keys(theirs.actors)
    level = _keys(mine.actors) & _keys(theirs.actors) or _keys(mine.recipients) & _keys(theirs.recipients)
    return bool(crossed) and not level


def _done_to_others(draft: Draft, group: Draft) -> bool:
    """Whether two verbs are done to different things, and no recipient is the same: two attacks on two towns."""
    same = _keys(draft.parties.recipients) & _keys(group.parties.recipients)
    apart = draft.done_to and group.done_to and not same and not draft.done_to & group.done_to
    return draft.type in _DONE_TO_THINGS and bool(apart)


def _side_by_side(draft: Draft, group: Draft) -> bool:
    """Two verbs of one sentence with objects of their own: `verhaengte Sanktionen und setzte die Mitgliedschaft aus` are two deeds."""
    one, other = draft.candidate, group.candidate
    verbs = one.frame.row.pos == other.frame.row.pos == "verb" and one.frame.row.id != other.frame.row.id
    same_place = draft.where == group.where and draft.sentence == group.sentence
    mine, theirs = set(one.slots.get("object", ())), set(other.slots.get("object", ()))
    return draft.type in _DONE_TO_THINGS and verbs and same_place and bool(mine and theirs) and not mine & theirs


def _agree(mine: tuple[Mentioned, ...], theirs: tuple[Mentioned, ...]) -> bool:
    return not mine or not theirs or bool(_keys(mine) & _keys(theirs))


def _overlap(mine: Parties, theirs: Parties) -> bool:
    return bool(_keys((*mine.actors, *mine.recipients)) & _keys((*theirs.actors, *theirs.recipients)))


def _keys(mentions: tuple[Mentioned, ...]) -> set[str]:
    return {m.actor or m.name or m.text for m in mentions}


def _dated_like(group: Draft, earlier: Sequence[Draft]) -> Draft:
    """`Bei diesem Treffen fuehrte er Gespraeche`: the talks have the day of the act pointed to."""
    before = [e for e in earlier if e.type == group.type and e.where == group.where and 0 < group.sentence - e.sentence <= _NEAR]
    if not before or before[-1].time is None or before[-1].verdict.status != group.verdict.status:
        return group
    return group.with_(time=before[-1].time, days=before[-1].days, edtf=before[-1].edtf, dated=f"as the act pointed to, {before[-1].dated}")


def _join(group: Draft, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """Take over from a further telling what the group does not know yet; the first telling leads."""
    if draft.points_back and not draft.counts and group.time is None:
        group = _dated_like(group, earlier)
    group = group.with_(
        also=_more(group, draft), agenda=(*group.agenda, *(a for a in draft.agenda if a not in group.agenda)),
        instruments=(*group.instruments, *(i for i in draft.instruments if i.text not in {x.text for x in group.instruments})),
        place=group.place or draft.place, on_behalf_of=group.on_behalf_of or draft.on_behalf_of,
        duration=group.duration or draft.duration, mode=group.mode or (draft.mode if draft.where == group.where else ""),
        approximate_duration=group.approximate_duration if group.duration else draft.approximate_duration,
    )  # fmt: skip
    if draft.where != "title" and _says_more(group, draft) and _plainly_same(group, draft):
        group = group.with_(time=draft.time, days=draft.days, edtf=draft.edtf, dated=f"{draft.dated} (another telling)")
    if not draft.counts or _toll(draft):
        return group
    if draft.where == "title":
        return group.with_(parties=_completed(group.parties, draft.parties))
    return group.with_(parties=_together(group.parties, draft.parties))


def _says_more(group: Draft, draft: Draft) -> bool:
    """Whether a further telling gives days where none are known, or a day within the month or year that is."""
    if group.days == (None, None) or draft.days == (None, None):
        return draft.days != (None, None)
    (first, last), (begin, end) = group.days, draft.days
    return bool(first and last and begin and end) and first <= begin <= end <= last and (begin, end) != (first, last)  # type: ignore[operator]


def _plainly_same(group: Draft, draft: Draft) -> bool:
    """Whether a day may pass from one telling to another: told in the same words, of no other parties, or of the same.

    Tellings are joined on less; but a day that is not that of the act is worse than none.
    """
    mine, theirs = _everybody(group), _everybody(draft)
    called = group.candidate.frame.row.id == draft.candidate.frame.row.id
    return (called and (mine <= theirs or theirs <= mine)) or (len(mine) > 1 and mine == theirs)


def _more(group: Draft, draft: Draft) -> tuple[Span, ...]:
    known = {group.evidence, *group.also}
    return group.also if draft.evidence in known else (*group.also, draft.evidence)


def _completed(mine: Parties, theirs: Parties) -> Parties:
    """Take from a headline whom the text left open, where the doer is the same."""
    taken = _keys((*mine.actors, *mine.recipients))
    if not mine.recipients and _keys(mine.actors) & _keys(theirs.actors):
        return Parties(mine.actors, tuple(m for m in theirs.recipients if (m.actor or m.name or m.text) not in taken))
    return mine


def _together(mine: Parties, theirs: Parties) -> Parties:
    """Fill a role that was empty, or told with fewer people (`bei dem Treffen`, `mit Kim Jong-un`); nobody stands in both."""
    fuller = len(mine.actors) == 1 and _keys(mine.actors) < _keys(theirs.actors) and not mine.recipients
    actors = theirs.actors if fuller else mine.actors or theirs.actors
    taken = _keys(actors)
    recipients = mine.recipients or tuple(m for m in theirs.recipients if (m.actor or m.name or m.text) not in taken)
    return Parties(actors, recipients)
