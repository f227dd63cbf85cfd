"""The day a story goes on at: acts told without a time of their own, in news that told one before.

Only where the words say that the same story goes on: the same people act on in
the plain past (`Er warf ...`), or the sentence puts it there (`dabei`); the act
is placed on an occasion told of before (`bei der Kundgebung`), or is one (`die
Festnahme`); or force is told of a day on which force began, with nothing else
told between.  Everything else stays open: that an act is told after a dated
one does not make it of that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depesche.language.slots import preposition
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.when_attached import bound, is_away, is_matter, is_occasion
from depesche.reading.when_clause import choice_for, is_wide
from depesche.reading.when_compile import rules
from depesche.reading.when_heads import NOMINAL, Choice, clause_head, dates, in_main_clause, in_sentence, is_listed, paragraph_between
from depesche.reading.when_told_how import Telling, telling
from depesche.records import TimeExpression, Token, Where

_BACK = 2
"""How many sentences back a story is taken up by a word that says so."""

_FAR = 12
"""How many sentences back the day of the same people, or of the same outbreak of force, is looked for."""

_TOKENS, _NAMED = 2000, 12
"""How many tokens back, and how many nouns of its name, the day of an occasion is looked for at most: time grows with the text only."""

_SEVERAL = 2
"""Days of gatherings of one name that leave open which one is meant."""

_FEW_DAYS = 3
"""Civil days that what goes on may be of."""

_SAME_SPEECH = 8
"""How many sentences back the day is looked for on which a person spoke or acted."""


_OF_ITS_OWN = frozenset({"phrase", "clause", "opening"})
"""Ways in which a main clause is dated by a time it names itself."""


@dataclass(frozen=True, slots=True)
class Story:
    """A passage with what is known of it: its times, who appears in it, which nouns name acts, which tokens acts of force."""

    document: Document
    passage: Passage
    times: tuple[TimeExpression, ...]
    cast: Cast
    act_nouns: frozenset[str]
    forces: frozenset[int] = frozenset()

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
    return (
        _of_occasion(story, trigger)
        or _told_before(story, trigger)
        or _before_it(story, trigger, number)
        or _same_story(story, trigger, number)
        or _since_then(story, trigger, number)
        or _same_force(story, trigger, number)
        or _at_gathering(story, trigger, number)
        or _with_it(story, trigger, number)
    )


def speaks_on(story: Story, token_index: int, sayers: frozenset[str]) -> Choice | None:
    """The day told before of a person, for what the same person says further on: `Gore redete am Dienstag ... Er rief ... auf`."""
    trigger = story.passage.parse.tokens[token_index]
    number = story.passage.tree.sentence_of(token_index)
    if _has_times(story, number) or _telling(story, trigger) == "before" or is_matter(story.passage, trigger):
        return None
    if _elsewhere(story, trigger) or _says_elsewhen(story, story.passage.parse.sentences[number]):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _SAME_SPEECH), -1):
        head = _main_verb(story, earlier)
        choice = choice_for(story.document, story.times, story.where, head.index) if head is not None else None
        if head is None or choice is None or choice.how not in _OF_ITS_OWN or _telling(story, head) == "before":
            if _has_times(story, earlier):
                return None  # `2019 hatten sie gestritten. Gore rief auf`: told of another time, no longer of that day
            continue
        day, doer = _day_of(story, earlier), _subject(story, head)
        known = doer is not None and doer.kind == "person" and doer.actor in sayers
        return Choice(day, "speaks_on") if day is not None and known and _named_again(story, earlier, number) else None
    return None


def _named_again(story: Story, earlier: int, number: int) -> bool:
    """Whether the subject of a sentence is no pronoun, or stands in the paragraph of an earlier one."""
    head = _main_verb(story, number)
    doer = _subject(story, head) if head is not None else None
    if doer is None or doer.form != "pronoun":
        return True
    return not any(paragraph_between(story.passage, n, n + 1) for n in range(earlier, number))


def narrowed(story: Story, token_index: int, choice: Choice) -> Choice:
    """The day of the occasion an act took place on, if it was told before and lies in the month or year told now."""
    wide = story.times[choice.index]
    if not wide.earliest or not wide.latest or wide.earliest == wide.latest:
        return choice
    day = _of_occasion(story, story.passage.parse.tokens[token_index])
    found = story.times[day.index] if day is not None else None
    inside = found is not None and found.earliest and found.latest and wide.earliest <= found.earliest <= found.latest <= wide.latest
    return day if inside and day is not None else choice


def _told_before(story: Story, trigger: Token) -> Choice | None:
    """The day of an act told again with its article: `Die Festnahme erfolgte in Rom`."""
    if trigger.upos != "NOUN" or not _is_definite(story, trigger.index) or not is_act(story, trigger):
        return None
    day = _told_day(story, trigger)
    return Choice(day, "occasion_told") if day is not None else None


def _before_it(story: Story, trigger: Token, number: int) -> Choice | None:
    """The time of a sentence told as what came before, for more force told so: `Damals war ... Die Polizei hatte ...`."""
    if trigger.index not in story.forces:
        return None
    head = _main_verb(story, number - 1) if number else None
    if head is None or paragraph_between(story.passage, number - 1, number) or not in_main_clause(story.passage, trigger):
        return None
    if _telling(story, trigger) != "before" or _telling(story, head) != "before":
        return None
    choice = choice_for(story.document, story.times, story.where, head.index)
    return Choice(choice.index, "goes_on_before") if choice is not None and story.times[choice.index].earliest else None


def _has_times(story: Story, number: int) -> bool:
    sentence = story.passage.parse.sentences[number]
    return any(dates(time) for _, time, _ in in_sentence(story.passage, story.times, story.where, sentence))


def _same_story(story: Story, trigger: Token, number: int) -> Choice | None:
    """The day of a sentence before whose people act on; a word like `dabei` goes on at the one just before."""
    if not in_main_clause(story.passage, trigger) or _telling(story, trigger) != "past" or _beside(story, trigger):
        return None
    adjacent = True
    for earlier in range(number - 1, max(-1, number - 1 - _FAR), -1):
        near = number - earlier <= _BACK and not paragraph_between(story.passage, earlier, earlier + 1)
        adjacent = adjacent and near and _follows(story, earlier, earlier + 1)
        if _has_times(story, earlier) and not _only_of_nouns(story, earlier):
            day = _day_of(story, earlier)
            return Choice(day, "goes_on") if day is not None and (adjacent or _acts_on(story, earlier, number)) else None
    return None


def _only_of_nouns(story: Story, number: int) -> bool:
    """Whether all times of a sentence belong to nouns in it, and date nothing it tells: `sprach über den Bericht von 2007`."""
    sentence = story.passage.parse.sentences[number]
    times = [(time, head) for _, time, head in in_sentence(story.passage, story.times, story.where, sentence) if dates(time)]
    return all(bound(story.passage, head, wide=is_wide(time)) for time, head in times)


def _beside(story: Story, trigger: Token) -> bool:
    """Whether an event noun stands in what the act comes before or after: `begründete dies nach dem Abgang von ...`."""
    tokens, token = story.passage.parse.tokens, trigger
    while token.upos in NOMINAL and token.head != token.index:
        if is_away(story.passage, token.index):
            return True
        token = tokens[token.head]
    return False


def _acts_on(story: Story, earlier: int, number: int) -> bool:
    """Whether a sentence further on has the subject of a dated one; over a new paragraph it must be named again."""
    before, head = _main_verb(story, earlier), _main_verb(story, number)
    doer, other = (_subject(story, verb) if verb is not None else None for verb in (head, before))
    if doer is None or other is None or not (doer.actor or doer.name) or not _same(doer, other):
        return False
    return doer.form != "pronoun" or not any(paragraph_between(story.passage, n, n + 1) for n in range(earlier, number))


def _since_then(story: Story, trigger: Token, number: int) -> Choice | None:
    """The time that a sentence before takes up by `damals`, for what the rest of its paragraph tells in the plain past."""
    if not in_main_clause(story.passage, trigger) or _telling(story, trigger) != "past" or _elsewhere(story, trigger):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _FAR), -1):
        head = _main_verb(story, earlier)
        if head is None or _telling(story, head) not in {"past", "before"} or paragraph_between(story.passage, earlier, earlier + 1):
            return None
        choice = choice_for(story.document, story.times, story.where, head.index)
        if choice is not None:
            return Choice(choice.index, "since_then") if choice.how == "then" else None
    return None


def _same_force(story: Story, trigger: Token, number: int) -> Choice | None:
    """The day on which force was told of, for more of it: nothing but what happened then is told between.

    The act itself must be told in the plain past, or as reported, with no word that puts it at another time or
    on an occasion of its own (`später`, `vor der Kundgebung`, `bei einem anderen Anschlag`).
    """
    if trigger.index not in story.forces or _telling(story, trigger) not in {"past", "reported"} or _elsewhere(story, trigger):
        return None
    before = _main_verb(story, number - 1) if number else None
    if before is None or (_telling(story, before) == "present" and not _has_times(story, number - 1)):
        return None  # just after what is so in general
    dated = _dated_before(story, number)
    return _outbreak(story, dated) if dated is not None else None


def _dated_before(story: Story, number: int) -> int | None:
    """The last sentence before one whose main clause has a time of its own, without those that interrupt the story.

    A look back (`hatte am Donnerstag angekündigt`) or ahead (`wird im Mai gewählt`) interrupts it, unless the sentence goes on there.
    """
    for earlier in range(number - 1, max(-1, number - 1 - _FAR), -1):
        head = _main_verb(story, earlier)
        if head is None:
            return None
        aside = _telling(story, head) in {"before", "present"} and earlier < number - 1
        choice = choice_for(story.document, story.times, story.where, head.index)
        if choice is not None and choice.how == "then":
            return None  # another time is told of since
        if not aside and choice is not None and choice.how in _OF_ITS_OWN:
            return earlier
    return None


def _at_gathering(story: Story, trigger: Token, number: int) -> Choice | None:
    """The day told last, for what is said or done at the gathering it was told of: `griff ihn in der Debatte an`.

    The gathering is known (`in der Debatte`, `in ihrer Rede`) and nothing says that it is another one.
    """
    home = clause_head(story.passage.parse, trigger)
    if _telling(story, trigger) not in {"past", "perfect", "reported"} or not any(
        _is_gathering(story, index) for index in story.passage.tree.children(home)
    ):
        return None
    dated = _dated_before(story, number)
    day = _day_of(story, dated) if dated is not None else None
    return Choice(day, "gathering") if day is not None else None


def _with_it(story: Story, trigger: Token, number: int) -> Choice | None:
    """The day the sentence before goes on at, whose people act on: `griff ihn in der Debatte an. Sie warf ihm ...`."""
    if not in_main_clause(story.passage, trigger) or _telling(story, trigger) != "past" or _beside(story, trigger) or not number:
        return None
    head = _main_verb(story, number - 1)
    if head is None or paragraph_between(story.passage, number - 1, number) or not _follows(story, number - 1, number):
        return None
    return _at_gathering(story, head, number - 1) or _same_story(story, head, number - 1)


def _is_gathering(story: Story, index: int) -> bool:
    """Whether a noun is a known gathering at which something is done: `in der Debatte`, `bei ihrer Rede`."""
    tokens, tree = story.passage.parse.tokens, story.passage.tree
    word = tokens[index].text.lower()
    if not any(word.endswith(noun) for noun in rules(story.passage.parse.language).values.get("gathering_noun", {})):
        return False
    said = rules(story.passage.parse.language).values.get("occasion_preposition", {}).get(preposition(tree, index))
    below = [tokens[c] for c in tree.children(index)]
    own = any(t.deprel.startswith("det") and "Poss=Yes" in t.feats for t in below)
    known = said in {"yes", "dated"} and (own or _is_definite(story, index))
    return known and len(_told_days(story, tokens[index])) < _SEVERAL


def _outbreak(story: Story, number: int) -> Choice | None:
    """The day or days a sentence names, if it tells of force in them, names no others, and is no look back."""
    first, last = story.passage.parse.sentences[number]
    head, day = _main_verb(story, number), _day_of(story, number)
    if day is None or head is None or _telling(story, head) not in {"past", "perfect", "reported"}:
        return None
    told = [time for _, time, _ in in_sentence(story.passage, story.times, story.where, (first, last)) if dates(time)]
    if not all(_is_within(time, story.times[day]) for time in told):
        return None
    forces = (story.passage.parse.tokens[f] for f in story.forces if first <= f < last)
    return Choice(day, "force_goes_on") if any(head.index in {f.index, f.head} for f in forces) else None


def _is_within(time: TimeExpression, days: TimeExpression) -> bool:
    """Whether the days of a time lie in those of another one, both known."""
    if not (time.earliest and time.latest and days.earliest and days.latest):
        return False
    return days.earliest <= time.earliest and time.latest <= days.latest


def _elsewhere(story: Story, trigger: Token) -> bool:
    """Whether the clause of an act puts it at another time, or on an occasion not told of before."""
    parse, tree = story.passage.parse, story.passage.tree
    home = clause_head(parse, trigger)
    first, last = parse.sentences[tree.sentence_of(trigger.index)]
    if _says_elsewhen(story, (first, last), home):
        return True
    below = {*tree.children(home), *tree.children(trigger.index), trigger.index}
    nouns = [i for i in below if parse.tokens[i].upos in NOMINAL]
    return any(is_away(story.passage, i) or (is_occasion(story.passage, i) and is_act(story, parse.tokens[i])) for i in nouns)


def _says_elsewhen(story: Story, sentence: tuple[int, int], home: int | None = None) -> bool:
    """Whether a word of a sentence, or of the clause of it that a token heads, says that it was another time: `zuletzt`, `immer wieder`."""
    parse = story.passage.parse
    words = (t for t in parse.tokens[sentence[0] : sentence[1]] if is_listed(parse, "elsewhen", t.text))
    return any(home is None or clause_head(parse, t) == home for t in words)


def _day_of(story: Story, number: int) -> int | None:
    """The time of what a sentence mainly tells, if it is one day and not ahead of the report."""
    head = _main_verb(story, number)
    choice = choice_for(story.document, story.times, story.where, head.index) if head is not None else None
    if choice is None or choice.how not in _OF_ITS_OWN:
        return None
    time, published = story.times[choice.index], story.document.report.published.latest
    return choice.index if _is_short(time) and (published is None or str(time.latest) <= published) else None


def _is_short(time: TimeExpression) -> bool:
    """Whether a time is one day, or a few that belong together: a weekend, the night between two days, a feast."""
    if not time.earliest or not time.latest:
        return False
    return (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days < _FEW_DAYS


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
    here = {id(m): m for i in range(first, last) if (m := story.cast.at(story.where, i)) is not None and first <= m.head < last}
    return list(here.values())


def _same(one: Mentioned, other: Mentioned) -> bool:
    return (one.actor or one.name) == (other.actor or other.name)


def _subject(story: Story, verb: Token) -> Mentioned | None:
    heads = story.passage.tree.slots(verb.index).get("subject", [])
    return next((m for h in heads if (m := story.cast.at(story.where, h)) is not None), None)


def _main_verb(story: Story, number: int) -> Token | None:
    first, last = story.passage.parse.sentences[number]
    return next((t for t in story.passage.parse.tokens[first:last] if t.head == t.index), None)


def _telling(story: Story, token: Token) -> Telling:
    return telling(story.passage, story.passage.parse.tokens[clause_head(story.passage.parse, token)])


def _of_occasion(story: Story, trigger: Token) -> Choice | None:
    """The day of an occasion told of before: `forderte bei der Kundgebung ...`, the rally having been told with its day."""
    home = clause_head(story.passage.parse, trigger)
    for index in story.passage.tree.children(home):
        noun = _at_its_edge(story, index)
        if noun is not None and noun.upos == "NOUN" and _is_definite(story, noun.index) and is_act(story, noun):
            day = _told_day(story, noun)
            if day is not None:
                return Choice(day, "occasion_told")
    return None


def _at_its_edge(story: Story, index: int) -> Token | None:
    """The noun of an occasion: of `bei der Kundgebung`, or of `am Rande der Kundgebung`; None if it is none."""
    tokens, tree = story.passage.parse.tokens, story.passage.tree
    if is_occasion(story.passage, index):
        return tokens[index]
    if not is_listed(story.passage.parse, "occasion_edge", tokens[index].text):
        return None
    return next((tokens[c] for c in tree.children(index) if tokens[c].deprel == "nmod"), None)


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


def is_act(story: Story, noun: Token) -> bool:
    """Whether a noun names a kind of act, alone or as the last part of a compound: `Kundgebung`, `Massenkundgebung`."""
    lexeme = noun.lexeme.lower()
    return any(lexeme.endswith(lexeme[-n:]) and lexeme[-n:] in story.act_nouns for n in range(len(lexeme), 4, -1))


def _told_day(story: Story, noun: Token) -> int | None:
    """The day on which an occasion of that name was told to be, before the noun: the last with `dieser`, else the only one."""
    days = _told_days(story, noun)
    return days[0] if len(days) == 1 or (days and _points(story, noun.index)) else None


def _told_days(story: Story, noun: Token) -> list[int]:
    """The times of the days on which occasions of that name were told to be before the noun, the last one first."""
    name = noun.lexeme.lower()
    days: dict[tuple[str, str], int] = {}
    named = 0
    for token in reversed(story.passage.parse.tokens[max(0, noun.index - _TOKENS) : noun.index]):
        other = token.lexeme.lower()
        if token.upos == "NOUN" and min(len(name), len(other)) > 4 and (other.endswith(name) or name.endswith(other)):
            choice = choice_for(story.document, story.times, story.where, token.index)
            time = story.times[choice.index] if choice else None
            if choice and time and time.earliest and time.latest and time.earliest == time.latest:
                days.setdefault((time.earliest, time.latest), choice.index)
            named += 1
            if named == _NAMED:
                break
    return list(days.values())


def _points(story: Story, index: int) -> bool:
    """Whether a pointing word stands before a noun: `bei dieser Kundgebung`."""
    listed = rules(story.passage.parse.language).values.get("demonstrative", {})
    tokens = story.passage.parse.tokens
    return any(tokens[c].deprel == "det" and listed.get(tokens[c].text.lower()) == "determiner" for c in story.passage.tree.children(index))
