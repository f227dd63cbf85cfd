"""Names of a headline that its text never mentions, by themselves or by another name of the same actor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depesche.reading.document import Mentioned
from depesche.reading.told_headline_words import Headline
from depesche.records import Place

_JUDGED = frozenset({"person", "state", "government", "place"})
_NAMED = frozenset({"name", "capital"})
_STEM = 4


def missing_names(headline: Headline) -> Iterator[tuple[int, int]]:
    """Code points of names in the title that nobody and nothing in the text answers to."""
    text = headline.body.parse.text.casefold()
    for mention in headline.mentioned("title"):
        judged = mention.kind in _JUDGED and mention.form in _NAMED and not headline.in_question(headline.title.parse.tokens[mention.head])
        known = _is_surely_a_name(headline, mention) if mention.kind == "person" else mention.country is not None
        if judged and known and not headline.mentions(mention) and not _is_written(headline, mention.begin, mention.end, text):
            yield mention.begin, mention.end
    people = {m.begin for m in headline.mentioned("title")}
    for place in headline.cast.places:
        for named in place.mentions:
            judged = named.where == "title" and named.begin not in people and place.country is not None
            if judged and not _is_in_country(headline, place) and not _is_written(headline, named.begin, named.end, text):
                yield named.begin, named.end


def _is_surely_a_name(headline: Headline, mention: Mentioned) -> bool:
    """Whether a person is one the tables know, or is called by two names: a single unknown one may be no name at all."""
    known = any(a.id == mention.actor and a.wikidata is not None for a in headline.cast.actors)
    return known or " " in headline.text[mention.begin : mention.end].strip()


def _is_in_country(headline: Headline, place: Place) -> bool:
    """Whether the text mentions the place or anybody of its country."""
    told = any(m.where == "text" for m in place.mentions)
    return told or any(m.country == place.country for m in headline.mentioned("text"))


def _is_written(headline: Headline, begin: int, end: int, text: str) -> bool:
    """Whether any part of a name is in the text: a surname, a part with a hyphen, or the stem of a state's adjective."""
    parts = [p for p in re.split(r"[\s-]+", headline.text[begin:end]) if p[:1].isupper()]
    return not parts or any(p.casefold()[: max(_STEM, len(p) - 2)] in text for p in parts)
