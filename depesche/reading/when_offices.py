"""What the offices of the people a text names prove about the day of its publication.

`Außenminister Heiko Maas` cannot be said before he was one, and a text that
calls him so is hardly of later days, unless it tells of old times.  So the
latest term of office that any title before a name speaks of bounds the day
below; it bounds it above where nothing in the words around says that the
holder holds it no more, and more than one holder agrees.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from itertools import islice

from depesche.reading.document import Cast, Document, Passage
from depesche.reading.when_days import days_of
from depesche.reading.when_told import Bound, Dated, said
from depesche.reading.who_posts import offices_meant, posts_of, unshared
from depesche.reading.who_titles import Title, titles
from depesche.reading.who_words import atoms
from depesche.records import Actor, Mention

GRACE = timedelta(31)
"""Civil days after the end of a term within which a holder may still be called by the office."""

_LONGEST = 5
"""Tokens of the longest title."""

_AROUND = 6
"""Words before a title among which one may say that it is a thing of the past."""


def terms(document: Document, cast: Cast, told: list[Dated]) -> list[tuple[Bound, Bound | None]]:
    """First and last day on which each holder of an office named with its title could be called so.

    The last is None while the office is held, and where the sentence names a year of its own: it may tell of old times.
    """
    out: list[tuple[Bound, Bound | None]] = []
    for actor in cast.actors:
        if actor.kind == "person" and posts_of(actor.id):
            named = [m for m in actor.mentions if m.form == "name"]
            titled = [t for m in named if (t := titled_name(document, m))]
            if any(title.role == "former" or is_over(passage, at) for passage, at, title, _ in titled):
                continue
            if any(no_more(words_before(document, m), document.language) for m in named):
                continue
            out.extend(islice(filter(None, (_term(document, actor, t, told) for t in titled)), 1))
    return out


def words_before(document: Document, mention: Mention) -> list[str]:
    """The two words before a mention, in lower case."""
    tokens = document.passage(mention.where).parse.tokens
    at = bisect_left(tokens, mention.begin, key=lambda t: t.begin)
    return [t.text.lower() for t in tokens[max(0, at - 2) : at]]


Titled = tuple[Passage, int, Title, Mention]


def titled_name(document: Document, mention: Mention) -> Titled | None:
    """A name with the title right before it: passage, first token of the title, title, mention."""
    passage = document.passage(mention.where)
    tokens, known = passage.parse.tokens, titles(document.language)
    end = bisect_left(tokens, mention.begin, key=lambda t: t.begin)
    for first in range(max(0, end - _LONGEST), end - 1):
        if not tokens[first].text[:1].isalnum():
            continue
        words = atoms(passage.parse.text[tokens[first].begin : tokens[end - 1].end])
        title = known.phrase(words, 0) if words else None
        if title and title.words == len(words):
            return passage, first, title, mention
    title = known.word(tokens[end - 1].text) if end else None
    return (passage, end - 1, title, mention) if title else None


def _term(document: Document, actor: Actor, titled: Titled, told: list[Dated]) -> tuple[Bound, Bound | None] | None:
    """The time in which the title before a name fits its holder."""
    passage, at, title, mention = titled
    offices = offices_meant(title, document.language)
    other = title.prefix.lower().startswith(tuple(said(document.language)["other_title"])) or title.word.endswith("innen")
    held = [p for p in posts_of(actor.id) if p.office in offices and p.since] if unshared(title) and not other else []
    if not held:
        return None
    words = " ".join(passage.parse.text[passage.parse.tokens[at].begin : mention.end].split())
    since, until = days_of(min(p.since for p in held)), None
    if all(p.until for p in held):
        until = days_of(max(p.until for p in held))
    if since is None:
        return None
    why = f"calls {actor.name} {title.word}"
    last = None
    if until and not _of_another_year(passage, at, told):
        last = Bound(until[1] + GRACE, words, f"{why}, which ended on {until[1].isoformat()}")
    return Bound(since[0], words, f"{why}, which began on {since[0].isoformat()}"), last


def is_over(passage: Passage, title: int) -> bool:
    """Whether words before a title say that its holder holds it no more, or not yet."""
    before = [t.text.lower() for t in passage.parse.tokens[max(0, title - _AROUND) : title]]
    return no_more(before[-3:], passage.parse.language) or any(w in said(passage.parse.language)["ended"] for w in before)


def no_more(words: list[str], language: str) -> bool:
    """Whether one of a few words says that somebody is no longer or not yet in office: `ehemalige`, `President-elect`."""
    former = tuple(said(language)["former"])
    return any(part.startswith(former) for word in words for part in (word, word.rpartition("-")[2]))


def _of_another_year(passage: Passage, at: int, told: list[Dated]) -> bool:
    """Whether the sentence of a token names a year: `1982 berief ihn Präsident Reagan`."""
    first, last = passage.parse.sentences[passage.tree.sentence_of(at)]
    begin, end = passage.parse.tokens[first].begin, passage.parse.tokens[last - 1].end
    return any(
        d.time.where == passage.where and begin <= d.time.begin < end and d.time.anchor == "none" and d.time.value[:4].isdigit()
        for d in told
    )


def in_office(found: list[tuple[Bound, Bound | None]]) -> tuple[Bound | None, list[Bound]]:
    """The latest begin of a term, and the ends of all terms that had not ended by then: whoever went before is told of as past."""
    after = max((first for first, _ in found), key=lambda b: b.day, default=None)
    ends = [last for _, last in found if last and after and last.day - GRACE > after.day]
    return after, ends
