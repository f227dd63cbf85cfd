"""The day a story goes on at: acts told without a time of their own, in news that told one just before.

Only where the words say that the same story goes on: the next sentence of the
paragraph tells in the plain past what the same people did (`Er warf ...`), or
puts it there (`dabei`); or the act is placed on an occasion told of before
(`bei der Kundgebung`).  Everything else stays open: that an act is told after
a dated one does not make it of that day.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.language.slots import preposition
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.when_attached import AT, is_matter
from depesche.reading.when_clause import choice_for
from depesche.reading.when_compile import rules
from depesche.reading.when_heads import Choice, clause_head, dates, in_main_clause, in_sentence, paragraph_between
from depesche.reading.when_tense import verb_group
from depesche.records import TimeExpression, Token, Where

_BACK = 2
"""How many sentences back a story is taken up."""


@dataclass(frozen=True, slots=True)
class Story:
    """A passage with what is known of it: its times, who appears in it, which nouns name acts."""

    document: Document
    passage: Passage
    times: tuple[TimeExpression, ...]
    cast: Cast
    act_nouns: frozenset[str]

    @property
    def where(self) -> Where:
        """Which passage of the report it is."""
        return self.passage.where


def goes_on(story: Story, token_index: int) -> Choice | None:
    """The time told before that an act without one takes over, and how; None where no words say so."""
    trigger = story.passage.parse.tokens[token_index]
    number = story.passage.tree.sentence_of(token_index)
    if _has_times(story, number) or is_matter(story.passage, trigger):
        return None
    return _of_occasion(story, trigger) or _same_story(story, trigger, number)


def _has_times(story: Story, number: int) -> bool:
    sentence = story.passage.parse.sentences[number]
    return any(dates(time) for _, time, _ in in_sentence(story.passage, story.times, story.where, sentence))


def _same_story(story: Story, trigger: Token, number: int) -> Choice | None:
    """The day of a sentence just before whose people act on: each sentence between must go on too."""
    if not in_main_clause(story.passage, trigger) or not _told_past(story, trigger):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if paragraph_between(story.passage, earlier, earlier + 1) or not _follows(story, earlier, earlier + 1):
            return None
        day = _day_of(story, earlier)
        if day is not None:
            return Choice(day, "goes_on")
        if _has_times(story, earlier):
            return None
    return None


def _day_of(story: Story, number: int) -> int | None:
    """The time of what a sentence mainly tells, if it is one day and not ahead of the report."""
    head = _main_verb(story, number)
    choice = choice_for(story.document, story.times, story.where, head.index) if head is not None else None
    if choice is None or choice.how not in {"phrase", "clause", "opening"}:
        return None
    time, published = story.times[choice.index], story.document.report.published.latest
    is_day = time.earliest is not None and time.earliest == time.latest
    return choice.index if is_day and (published is None or str(time.latest) <= published) else None


def _follows(story: Story, earlier: int, later: int) -> bool:
    """Whether a sentence goes on with the people of the one before, or says that it tells of the same occasion."""
    head = _main_verb(story, later)
    if head is None:
        return False
    words = rules(story.passage.parse.language).values.get("demonstrative", {})
    below = [story.passage.parse.tokens[c] for c in story.passage.tree.children(head.index)]
    if any(words.get(t.text.lower()) == "adverb" for t in below):
        return True
    doer, before = _subject(story, head), _main_verb(story, earlier)
    if doer is None or before is None or not (doer.actor or doer.name):
        return False
    if doer.form == "pronoun":
        return any(_same(doer, m) for m in _people(story, earlier))
    other = _subject(story, before)
    return other is not None and _same(doer, other)


def _people(story: Story, number: int) -> list[Mentioned]:
    first, last = story.passage.parse.sentences[number]
    return [m for m in story.cast.mentioned if m.where == story.where and first <= m.head < last]


def _same(one: Mentioned, other: Mentioned) -> bool:
    return (one.actor or one.name) == (other.actor or other.name)


def _subject(story: Story, verb: Token) -> Mentioned | None:
    heads = story.passage.tree.slots(verb.index).get("subject", [])
    return next((m for h in heads if (m := story.cast.at(story.where, h)) is not None), None)


def _main_verb(story: Story, number: int) -> Token | None:
    first, last = story.passage.parse.sentences[number]
    return next((t for t in story.passage.parse.tokens[first:last] if t.head == t.index), None)


def _told_past(story: Story, trigger: Token) -> bool:
    """Whether the clause tells in the plain past (`warf`, `wurde geworfen`), not in the pluperfect, perfect or present."""
    head = story.passage.parse.tokens[clause_head(story.passage.parse, trigger)]
    group = verb_group(story.passage, head)
    finite = [t for t in group if "VerbForm=Fin" in t.feats]
    perfect = {"haben", "sein", "have"}
    done = any("VerbForm=Part" in t.feats for t in group if t not in finite)
    passive = any(t.deprel == "aux:pass" for t in group)
    helped = any(t.lemma in perfect and t.deprel == "aux" for t in finite) or (passive and any("worden" in t.text for t in group))
    return any("Tense=Past" in t.feats and "Mood=Sub" not in t.feats for t in finite) and not (done and helped)


def _of_occasion(story: Story, trigger: Token) -> Choice | None:
    """The day of an occasion told of before: `forderte bei der Kundgebung ...`, the rally having been told with its day."""
    tokens, tree = story.passage.parse.tokens, story.passage.tree
    home = clause_head(story.passage.parse, trigger)
    for index in tree.children(home):
        noun = tokens[index]
        if noun.upos == "NOUN" and preposition(tree, index) in AT and _is_definite(story, index) and _is_act(story, noun):
            day = _told_day(story, noun)
            if day is not None:
                return Choice(day, "occasion_told")
    return None


def _is_definite(story: Story, index: int) -> bool:
    """Whether an article or pointing word says that the thing is known: `bei der Kundgebung`, `beim Treffen`."""
    tokens = story.passage.parse.tokens
    below = [tokens[c] for c in story.passage.tree.children(index)]
    if any(t.deprel in {"nmod", "acl", "amod", "appos"} for t in below):  # `bei einem anderen Treffen`, `beim Treffen in Rom`
        return False
    definite = any(t.deprel == "det" and ("Definite=Def" in t.feats or "PronType=Dem" in t.feats) for t in below)
    listed = rules(story.passage.parse.language).values.get("demonstrative", {})
    pointing = any(t.deprel == "det" and listed.get(t.text.lower()) in {"definite", "determiner"} for t in below)
    return definite or pointing or any(t.deprel == "case" and t.text.lower() == "beim" for t in below)


def _is_act(story: Story, noun: Token) -> bool:
    lexeme = noun.lexeme.lower()
    return any(lexeme.endswith(lexeme[-n:]) and lexeme[-n:] in story.act_nouns for n in range(len(lexeme), 4, -1))


def _told_day(story: Story, noun: Token) -> int | None:
    """The one day on which an occasion of that name was told to be, before the noun; None if there are several."""
    name = noun.lexeme.lower()
    days: dict[tuple[str, str], int] = {}
    for token in story.passage.parse.tokens[: noun.index]:
        other = token.lexeme.lower()
        if token.upos == "NOUN" and min(len(name), len(other)) > 4 and (other.endswith(name) or name.endswith(other)):
            choice = choice_for(story.document, story.times, story.where, token.index)
            time = story.times[choice.index] if choice else None
            if choice and time and time.earliest and time.latest and time.earliest == time.latest:
                days[time.earliest, time.latest] = choice.index
    return next(iter(days.values())) if len(days) == 1 else None
