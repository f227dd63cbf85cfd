"""Offices that, as the tables have it, the person did not hold on that day: said, never corrected.

`Außenminister Joschka Fischer` in a report of 2010 contradicts `posts.tsv`; the
report may be wrong, tell of old times unnoticed, or the table may be.  So the flag
says what the base has, from where and as of when, and leaves the reading as it is.

Precision first.  Nothing is said where the day is unknown or only inferred (from
offices, among other things), where words around say that the post is past, to
come or imagined (`[published]` in `language.toml`, as for the day of
publication), in direct speech, within a month of a change or years after it, where
any time the paragraph names falls into the term, where another could be meant by
the name, and where the tables do not know who else held the office on that day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from depesche.lexicon.rows import ActorRow, OfficeRow, PostRow
from depesche.lexicon.tables import all_names, load
from depesche.reading.document import Cast, Document, Passage
from depesche.reading.says_quotes import find_quotations
from depesche.reading.when_days import Days, days_of
from depesche.reading.when_offices import GRACE, Titled, is_over, no_more, titled_name, words_before
from depesche.reading.when_told import said
from depesche.reading.who_known import names
from depesche.reading.who_link import federal
from depesche.reading.who_phrase import INDEFINITE
from depesche.reading.who_posts import holder, offices_meant, posts_of, unshared
from depesche.reading.who_titles import Title, titles
from depesche.reading.who_words import bare_forms
from depesche.records import Actor, Flag, Mention, Published, TimeExpression

_KNOWN_DAYS = frozenset({"given", "metadata", "dateline"})
"""How a day of publication must be known: one inferred from offices proves nothing about offices."""
_COURTESY = {"en": frozenset({"president", "governor", "ambassador", "secretary-general"})}
"""Offices whose name stays with a person for life in the reports of a language (`President Carter`)."""
_GENERIC = frozenset({"head-of-state", "head-of-government"})
"""What rulers of every kind are called (`Regierungschef`, `Diktator`): it contradicts no office."""
_UNTIL_DEATH = frozenset({"pope", "king", "emperor", "emir", "supreme-leader"})
"""Offices mostly held until death: who is called by one later is told of as dead."""
_NEAR = timedelta(3 * 366)
"""Time after a term beyond which a bare title tells of old times (`die Ostpolitik von Bundeskanzler Willy Brandt`)."""
_ELECTED = frozenset({"head-of-state", "head-of-government"})
"""Roles that candidates are imagined in, and called by once elected."""
_ELECTION = timedelta(2 * 366)
"""Time before a term in which they are."""
_BEFORE = 3
"""Words before a title among which one may say that it is not quite held."""
_BEHIND = 12
"""Code points behind a name in which it may be said that its holder is out of office."""
_LAST = date.max


@dataclass(frozen=True, slots=True)
class Term:
    """A dated post of the tables, with the first and last day on which its holder may be called by it."""

    post: PostRow
    first: date
    last: date

    def meets(self, days: Days) -> bool:
        """Whether one of the days lies in the term or within a month of it."""
        return self.first - GRACE <= days[1] and days[0] <= (self.last if self.last == _LAST else self.last + GRACE)


def contradictions(document: Document, cast: Cast, times: Sequence[TimeExpression]) -> Iterator[Flag]:
    """Every person who is called by an office that, as the tables have it, somebody else held on that day.

    Args:
        document: The parsed report, with its day of publication.
        cast: Who is mentioned.
        times: The times the report names, with their civil days.

    """
    published = _published(document.report.published)
    if published is None:
        return
    for actor in cast.actors:
        if actor.kind != "person" or not posts_of(actor.id):
            continue
        named = [m for m in actor.mentions if m.form == "name" and _names_nobody_else(document, m, actor)]
        for mention in named if any(" " in _wording(document, m) for m in named) else ():
            titled = titled_name(document, mention)
            if titled is None or _of_another_time(document, titled):
                continue
            told = _days(document, mention, times)
            when = told.sentence or published
            found = _contradicted(actor, titled, [published, *told.paragraph], when, _country(cast, mention))
            if found is not None and when[0] <= published[1] and not (found.kind == "another" and _may_be_another(document, titled, actor)):
                yield _flag(document, titled, actor, found)


def _published(published: Published) -> Days | None:
    """The days of publication; None where they are unknown, or inferred."""
    if published.basis not in _KNOWN_DAYS or not published.earliest or not published.latest:
        return None
    first, last = days_of(published.earliest), days_of(published.latest)
    return (first[0], last[1]) if first and last else None


def _wording(document: Document, mention: Mention) -> str:
    return document.passage(mention.where).parse.text[mention.begin : mention.end]


@cache
def _owners() -> dict[str, frozenset[str]]:
    """Who may be meant by a written name."""
    out: dict[str, set[str]] = {}
    for row in all_names():
        out.setdefault(row.text, set()).add(row.actor)
    return {text: frozenset(actors) for text, actors in out.items()}


def _names_nobody_else(document: Document, mention: Mention, actor: Actor) -> bool:
    """Whether the tables know the wording as a name of this actor and of no other."""
    owners = (_owners().get(form) for form in bare_forms(_wording(document, mention)))
    return next((found for found in owners if found), frozenset()) == frozenset((actor.id,))


def _country(cast: Cast, mention: Mention) -> str | None:
    """The state a mention is said to act for."""
    phrases = (m for m in cast.mentioned if m.where == mention.where and m.begin <= mention.begin < m.end and m.form == "name")
    return next((m.country for m in phrases), None)


def _of_another_time(document: Document, titled: Titled) -> bool:
    """Whether the title is another one or none of a state, or words around say that it is past, to come, imagined, or quoted."""
    passage, at, title, mention = titled
    words = said(document.language)
    other = not _of_a_state(title, document.language) or title.word.endswith("innen")
    if title.role == "former" or other or title.office in _GENERIC or not unshared(title) or is_over(passage, at):
        return True
    after = passage.parse.text[mention.end : mention.end + _BEHIND].lstrip(" ,(").lower()
    if no_more(words_before(document, mention), document.language) or after.startswith(tuple(words["behind_name"])):
        return True
    if not passage.parse.text[: mention.begin].rstrip()[-1:].isalpha():  # "... while she was secretary of state", Comey said
        return True
    return _imagined(passage, at, mention, words)


def _of_a_state(title: Title, language: str) -> bool:
    """Whether a compound is the office of a state (`US-Präsident`, `Bundesaußenminister`), not one of a body or none at all."""
    prefix = title.prefix.rstrip("-")
    return not prefix or federal(prefix, language) or bool(names(language).states(prefix))


def _may_be_another(document: Document, titled: Titled, actor: Actor) -> bool:
    """Whether a title that its bearer never held may be a part of the one that is held, be somebody else's, or the bearer somebody else.

    `Präsident` is a part of "President of the Federal Office"; in `der Sprecher des Präsidenten Dmitri Peskow` it is not Peskov's.
    """
    passage, at, title, mention = titled
    if " " not in _wording(document, mention):
        return True
    words = {t.lower() for row in load(OfficeRow, "en") if row.office == title.office for t in row.titles}
    if any(word in post.title.lower() for post in posts_of(actor.id) for word in words):
        return True
    tokens = passage.parse.tokens
    before = at - 1
    while before > 0 and tokens[before].upos in ("ADJ", "DET", "ADP"):
        before -= 1
    return 0 <= before < at - 1 and titles(document.language).word(tokens[before].text) is not None


def _imagined(passage: Passage, at: int, mention: Mention, words: dict[str, Any]) -> bool:
    """Whether the sentence tells of other times, or the title of somebody's, or of one who may once have it, or all is quoted."""
    tokens = passage.parse.tokens
    first, last = passage.parse.sentences[passage.tree.sentence_of(at)]
    if any(t.text.lower() in words["once"] for t in tokens[first:last]):
        return True
    near = " " + passage.parse.text[tokens[max(first, at - _BEFORE)].begin : tokens[at].begin].lower()
    if any(f" {word}" in near for word in words["not_quite"]):
        return True
    before = at - 1
    while before >= first and tokens[before].upos == "ADJ":
        before -= 1
    one_of_several = before >= first and tokens[before].text.lower() in (*words["of_whom"], *INDEFINITE)
    return one_of_several or any(q.begin < mention.begin < q.end for q in find_quotations(passage.parse.text))


@dataclass(frozen=True, slots=True)
class Told:
    """Civil days named around a mention: the one its sentence names, if it names just one, and all of its paragraph."""

    sentence: Days | None
    paragraph: tuple[Days, ...]


def _days(document: Document, mention: Mention, times: Sequence[TimeExpression]) -> Told:
    passage = document.passage(mention.where)
    text, tokens = passage.parse.text, passage.parse.tokens
    begin = text.rfind("\n", 0, mention.begin) + 1
    end = text.find("\n", mention.end)
    named = [
        (t, (date.fromisoformat(t.earliest), date.fromisoformat(t.latest)))
        for t in times if t.where == mention.where and t.earliest and t.latest and begin <= t.begin and (end < 0 or t.begin < end)
    ]  # fmt: skip
    at = bisect_left(tokens, mention.begin, key=lambda t: t.begin)
    first, last = passage.parse.sentences[passage.tree.sentence_of(at)]
    inside = {days for t, days in named if tokens[first].begin <= t.begin < tokens[last - 1].end}
    return Told(next(iter(inside)) if len(inside) == 1 else None, tuple(days for _, days in named))


def _terms(actor: Actor) -> list[Term]:
    """The posts of an actor; none where one has no date: it may be the one that is meant."""
    out: list[Term] = []
    for post in posts_of(actor.id):
        since, until = days_of(post.since) if post.since else None, days_of(post.until) if post.until else None
        if since is None:
            return []
        out.append(Term(post, since[0], until[1] if until else _LAST))
    return out


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The post of the tables that a title contradicts, who held the office instead, on which day."""

    post: PostRow
    kind: Literal["ended", "ahead", "another"]
    other: PostRow
    day: date


def _contradicted(actor: Actor, titled: Titled, days: Sequence[Days], when: Days, country: str | None) -> Contradiction | None:
    """What the tables have against a title.

    Args:
        actor: Who is called by it.
        titled: The title before the name.
        days: Days on one of which the post would have to be held.
        when: The day that is told of.
        country: The state the person is said to act for.

    Returns:
        A term of that office that does not meet the days, or another office of a state the person held on the day;
        None where nothing contradicts the title, or nobody else is known to have held the office.

    """
    passage, _, title, _ = titled
    language, day = passage.parse.language, when[0]
    terms = _terms(actor)
    same = [t for t in terms if t.post.office in offices_meant(title, language)]
    if any(term.meets(one) for term in same for one in days):
        return None
    kind: Literal["ended", "ahead", "another"] = "another"
    if same:
        term = min(same, key=lambda t: (_apart(t, when), t.post.id))
        kind = "ended" if term.last < day else "ahead"
        if kind == "ended" and (term.post.office in _held_on(language) or _apart(term, when) > _NEAR):
            return None
        if kind == "ahead" and title.role in _ELECTED and _apart(term, when) < _ELECTION:
            return None
    else:
        held = [t for t in terms if t.first <= day <= t.last and t.post.country == country and not t.post.body]
        if not held:
            return None
        term = held[0]
    other = holder(title, term.post.country, day.isoformat(), language) if country in {None, term.post.country} else None
    if other is None or other.holder == actor.id or _surname(_name(other.holder)) == _surname(actor.name):
        return None  # George Bush is George Bush, whichever of them was taken
    return Contradiction(term.post, kind, other, day)


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _held_on(language: str) -> frozenset[str]:
    """Offices that somebody may be called by after the term."""
    return _UNTIL_DEATH | _COURTESY.get(language, frozenset())


def _apart(term: Term, days: Days) -> timedelta:
    return term.first - days[1] if term.first > days[1] else days[0] - term.last


_WHY = {
    "de": {
        "ended": "Die Wissensbasis führt {name} nur bis {until} als „{title}“ ({country}); am {day} hatte {other} das Amt ({source}).",
        "ahead": "Die Wissensbasis führt {name} erst ab {since} als „{title}“ ({country}); am {day} hatte {other} das Amt ({source}).",
        "another": "Die Wissensbasis führt {name} am {day} als „{title}“ ({country}); das genannte Amt hatte {other} ({source}).",
    },
    "en": {
        "ended": "The base has {name} as {title} ({country}) only until {until}; on {day} {other} held the office ({source}).",
        "ahead": "The base has {name} as {title} ({country}) only from {since} on; on {day} {other} held the office ({source}).",
        "another": "The base has {name} on {day} as {title} ({country}); {other} held the office named ({source}).",
    },
}
_CHECKED = {"de": "geprüft", "en": "checked"}


def _flag(document: Document, titled: Titled, actor: Actor, found: Contradiction) -> Flag:
    passage, at, _, mention = titled
    post = found.post
    source = post.source + (f", {_CHECKED[document.language]} {post.checked}" if post.checked else "")
    why = _WHY[document.language][found.kind].format(
        name=actor.name, title=post.title, country=post.country, since=post.since, until=post.until, day=found.day.isoformat(),
        other=_name(found.other.holder), source=source,
    )  # fmt: skip
    begin = passage.parse.tokens[at].begin
    return Flag(kind="contradicts_knowledge", begin=begin, end=mention.end, where=mention.where, why=why, rule=post.id)


@cache
def _names() -> dict[str, str]:
    return {a.id: a.name for a in load(ActorRow)}


def _name(actor: str) -> str:
    return _names().get(actor, actor)
