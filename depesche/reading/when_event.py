"""When an act took place or is to: the time that dates it, the days this gives, and why.

In this order: a time of its own phrase, of its clause, at the opening of its
sentence, of the clause it is joined to; the day it takes up or goes on at from
before.  Where no words give a day the time stays open: the publication date
alone dates nothing, for news also tells of last month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depesche.reading.document import Passage
from depesche.reading.when_attached import is_matter
from depesche.reading.when_clause import choice_for
from depesche.reading.when_context import Direction
from depesche.reading.when_goes_on import Story, goes_on, is_act, narrowed, speaks_on
from depesche.reading.when_heads import Choice, clause_head, in_sentence, is_listed
from depesche.reading.when_lasting import duration_for
from depesche.reading.when_tense import is_ahead, tense_at
from depesche.records import Attribution, TimeExpression, Token

HOW = {
    "phrase": "said of the act itself",
    "antecedent": "the time the clause is about",
    "clause": "said in its clause",
    "occasion": "of the occasion its clause is about",
    "opening": "opens its sentence",
    "shared": "said in the clause it goes on from",
    "when": "said in the clause that says when",
    "then": "told before, taken up by a word for then",
    "since_then": "told before, taken up by a word for then just before, and goes on",
    "taken_up": "told before, taken up by the first words of the sentence",
    "goes_on": "told before of the same people, whose story goes on",
    "goes_on_before": "told just before of what had happened earlier, and goes on",
    "force_goes_on": "told before of the same outbreak of force, which goes on",
    "speaks_on": "told before of the person, who says more",
    "speaking": "the day of saying it, which does it",
    "gathering": "told before of the gathering it happened at",
    "occasion_told": "told before of the occasion it happened on",
}
"""How a time came to date an act, for people; the keys are those of `Choice.how`."""

_DAYS = re.compile(r"P([2-9]|[1-9]\d)D")
"""A duration of some days."""

_IN_SENTENCE = frozenset({"phrase", "clause", "opening", "shared", "occasion", "when"})
"""Ways of dating by a time of the sentence that tells the act."""

_PAST: frozenset[Direction] = frozenset({"past"})
_ANY: frozenset[Direction] = frozenset({"past", "present", "none"})
_ANNOUNCED_IN: dict[str, frozenset[Direction]] = {
    "planned": _PAST, "expected": _PAST, "possible": _PAST, "conditional": _PAST, "cancelled": _PAST,
    "demanded": _ANY, "threatened": _ANY, "occurred": frozenset(), "ongoing": frozenset(), "denied": frozenset(),
}  # fmt: skip
"""By status, the tenses in which the verb above an act is one of announcing it; none for what took place."""


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an act is told to be: index of the expression, first and last civil day, EDTF, why so; `own`: its own phrase says it."""

    index: int | None = None
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    why: str = "no day is told"
    own: bool = False


def event_time(
    story: Story,
    anchor: int,
    verb: int | None,
    status: str,
    attributions: tuple[Attribution, ...] = (),
    sayers: frozenset[str] = frozenset(),
) -> EventTime:
    """When an act took place or is to.

    Args:
        story: The passage it is told in.
        anchor: Token index that heads its trigger.
        verb: Token index of the verb that carries it, if it is told by a noun.
        status: Whether it took place (CLAIMS section 4).
        attributions: Who says what in the report: `today` in a quotation is the speaker's.
        sayers: Ids of those who do an act of speech, and who speaks for them: they do it by saying so; empty for other acts.

    """
    called_off = _called_off(story, anchor)
    if called_off is not None:
        anchor, verb = called_off, anchor
    choice = _choice(story, anchor, verb, status) or _by_saying(story, anchor, status, attributions, sayers)
    if choice is None and status == "occurred" and sayers:
        choice = speaks_on(story, anchor, sayers)
    if choice is None:
        return _until_now(story, anchor, status) or EventTime()
    time = story.times[choice.index]
    said = story.passage.parse.text[time.begin : time.end]
    found = EventTime(choice.index, time.earliest, time.latest, time.edtf, f"dated by “{said}”: {HOW[choice.how]}", choice.how == "phrase")
    if time.value == "PRESENT_REF":
        return _present(story, time, found, status, choice.how)
    if time.anchor == "published":
        found = _as_spoken(found, time, story, attributions)
    if choice.how in {"phrase", "clause", "opening"}:
        found = _for_days(story, anchor, found)
    firm = time.anchor == "none" and choice.how == "phrase"  # a day given in full: it is the status that is misread
    in_sentence = choice.how in _IN_SENTENCE
    foretold = in_sentence and (is_ahead(story.passage, time) or _foretold(story, anchor if verb is None else verb))
    if firm or (status == "occurred" and not sayers and foretold):
        return found
    return _if_possible(found, in_sentence and ".weekday" in time.rule, story, status)


def _called_off(story: Story, anchor: int) -> int | None:
    """The event noun that a verb calls off, whose day it is, not that of calling off: `wurde am Montag abgesagt`."""
    passage = story.passage
    if not is_listed(passage.parse, "called_off_verb", passage.parse.tokens[anchor].lexeme):
        return None
    below = (passage.parse.tokens[c] for c in passage.tree.children(anchor))
    return next((t.index for t in below if t.upos == "NOUN" and t.deprel in {"obj", "nsubj:pass"} and is_act(story, t)), None)


def _choice(story: Story, anchor: int, verb: int | None, status: str) -> Choice | None:
    where, document, times = story.where, story.document, story.times
    directions = _ANNOUNCED_IN[status]
    choice = choice_for(document, times, where, anchor, announced_in=directions)
    if (
        choice is None
        and verb is not None
        and _happens(story.passage, verb, status)
        and not is_matter(story.passage, _token(story, anchor))
    ):
        choice = choice_for(document, times, where, verb, announced_in=directions)
    if status in {"occurred", "ongoing"}:
        return goes_on(story, anchor) if choice is None else narrowed(story, anchor, choice)
    return choice


def _by_saying(story: Story, anchor: int, status: str, attributions: tuple[Attribution, ...], sayers: frozenset[str]) -> Choice | None:
    """`Russia condemned the launch, the Kremlin said Friday`: who says that he condemns does it then."""
    token = _token(story, anchor)
    for said in attributions if status == "occurred" else ():
        covered = any(s.where == story.where and s.begin <= token.begin and token.end <= s.end for s in said.content)
        if covered and said.time is not None and said.source is not None and said.source.actor in sayers:
            return Choice(said.time, "speaking")
    return None


def _token(story: Story, index: int) -> Token:
    return story.passage.parse.tokens[index]


def _happens(passage: Passage, verb: int, status: str) -> bool:
    """Whether the verb that carries an act has its day: it does for one that took place, else where it says `take place`."""
    return not _ANNOUNCED_IN[status] or is_listed(passage.parse, "happening", passage.parse.tokens[verb].lexeme)


def _present(story: Story, time: TimeExpression, found: EventTime, status: str, how: str) -> EventTime:
    """The present of the report: `die heutige Kundgebung` is of its day, what goes on `derzeit` has lasted to it."""
    published = story.document.report.published
    said = story.passage.parse.text[time.begin : time.end].lower()
    if is_listed(story.passage.parse, "deictic_adjective", said) and how in {"phrase", "clause", "opening"} and published.earliest:
        return replace(found, earliest=published.earliest, latest=published.latest, edtf=published.edtf)
    if status == "ongoing" and published.latest:
        return replace(found, latest=published.latest, edtf=f"../{published.latest}", why=f"{found.why}; goes on when reported")
    return found


def _until_now(story: Story, anchor: int, status: str) -> EventTime | None:
    """What has gone on for a time nobody counts lasts to the report: `fordert seit Jahren`."""
    published = story.document.report.published.latest
    if status != "ongoing" or published is None:
        return None
    passage = story.passage
    home = clause_head(passage.parse, passage.parse.tokens[anchor])
    sentence = passage.parse.sentences[passage.tree.sentence_of(anchor)]
    for index, time, head in in_sentence(passage, story.times, story.where, sentence):
        if time.rule.endswith(".since") and time.earliest is None and clause_head(passage.parse, head) == home:
            said = passage.parse.text[time.begin : time.end]
            why = f"dated by “{said}”: said in its clause; goes on when reported"
            return EventTime(index, None, published, f"../{published}", why)
    return None


def _for_days(story: Story, anchor: int, found: EventTime) -> EventTime:
    """What begins on a day and lasts some days has them all: `begann am Montag der zweitägige Besuch`."""
    length = duration_for(story.document, story.times, story.where, anchor)
    days = _DAYS.fullmatch(length[0]) if length is not None and not length[1] else None
    verb = _token(story, clause_head(story.passage.parse, _token(story, anchor)))
    if days is None or found.earliest is None or found.earliest != found.latest:
        return found
    if not is_listed(story.passage.parse, "begins", verb.lexeme):
        return found
    last = (date.fromisoformat(found.earliest) + timedelta(days=int(days[1]) - 1)).isoformat()
    return replace(found, latest=last, edtf=f"{found.earliest}/{last}", why=f"{found.why}; for {days[1]} days")


def _foretold(story: Story, verb: int) -> bool:
    """Whether a verb can tell of a day ahead as it stands: the present does (`Im Dezember reist er nach Oman`)."""
    return tense_at(story.passage, _token(story, verb)) == "present"


def _if_possible(found: EventTime, weekday: bool, story: Story, status: str) -> EventTime:
    """The day of what is told as having happened cannot lie after the report.

    A weekday of its sentence is then the last one before it; any other time is misread, or is not that of the act: no day.
    """
    published = story.document.report.published
    if status not in {"occurred", "ongoing"} or not published.latest or not found.earliest or found.earliest <= published.latest:
        return found
    if weekday and published.earliest == published.latest:
        day = (date.fromisoformat(found.earliest) - timedelta(days=7)).isoformat()
        last = published.latest if status == "ongoing" else day
        return replace(found, earliest=day, latest=last, edtf=day if last == day else f"{day}/{last}", why=f"{found.why}; the last one")
    return EventTime(why=f"no day: {found.why}, but {found.earliest} is after the report")


def _as_spoken(found: EventTime, time: TimeExpression, story: Story, attributions: tuple[Attribution, ...]) -> EventTime:
    """Days of `today` and its like in a quotation: those of the speaker.

    Where the day of speaking is told, the days are counted from it; where it is not, the words were
    spoken on the day of the report at the latest.
    """
    published = story.document.report.published
    if ".deictic" not in time.rule or not (time.earliest and time.latest and published.earliest and published.latest):
        return found
    spoken = next((a for a in attributions if a.form == "direct" and _covers(a, time)), None)
    if spoken is None:
        return found
    day = story.times[spoken.time] if spoken.time is not None else None
    if day is None or day.earliest is None or day.earliest != day.latest:
        return replace(found, earliest=None, edtf=f"../{time.latest}", why=f"{found.why}; the speaker's, whose day is not told")
    shift = date.fromisoformat(day.earliest) - date.fromisoformat(published.latest)
    first, last = ((date.fromisoformat(d) + shift).isoformat() for d in (time.earliest, time.latest))
    return replace(
        found, earliest=first, latest=last, edtf=first if first == last else f"{first}/{last}", why=f"{found.why}; the speaker's"
    )


def _covers(attribution: Attribution, time: TimeExpression) -> bool:
    return any(s.where == time.where and s.begin <= time.begin and time.end <= s.end for s in attribution.content)
