"""Names of a headline that its text never mentions, by themselves or by another name of the same actor."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.document import Mentioned
from depesche.reading.told_headline_words import Headline

_JUDGED = frozenset({"person", "state", "government", "place"})
_NAMED = frozenset({"name", "capital"})
_STEM = 4


def missing_names(headline: Headline) -> Iterator[tuple[int, int]]:
    """Code points of names in the title that nobody and nothing in the text answers to."""
    text = headline.body.parse.text.casefold()
    for mention in headline.mentioned("title"):
        judged = mention.kind in _JUDGED and mention.form in _NAMED and not headline.in_question(headline.title.parse.tokens[mention.head])
        if judged and not headline.mentions(mention) and not _is_written(headline, mention, text):
            yield mention.begin, mention.end
    people = {m.begin for m in headline.mentioned("title")}
    for place in headline.cast.places:
        for named in place.mentions:
            seen = any(m.where == "text" for m in place.mentions) or named.where != "title" or named.begin in people
            if (
                not seen
                and headline.text[named.begin : named.end].casefold()[:_STEM] not in text
                and not _is_in_country(headline, place.country)
            ):
                yield named.begin, named.end


def _is_in_country(headline: Headline, country: str | None) -> bool:
    return country is not None and any(m.country == country for m in headline.mentioned("text"))


def _is_written(headline: Headline, mention: Mentioned, text: str) -> bool:
    """Whether any part of the name is in the text: a surname, or the stem of a state's adjective."""
    tokens = [t for t in headline.title.parse.tokens if mention.begin <= t.begin < mention.end and t.text[:1].isupper()]
    return not tokens or any(t.text.casefold()[: max(_STEM, len(t.text) - 2)] in text for t in tokens)
