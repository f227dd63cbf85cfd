"""The words of reports, indexed as reports come in: an inverted file in portions (Zobel and Moffat, 2006)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from depesche.ledger.load import insert
from depesche.ledger.settling.database import batches, sql, transaction
from depesche.ledger.settling.name_keys import name_key
from depesche.ledger.settling.stories import remember
from depesche.ledger.settling.story_words import story_terms
from depesche.records import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 500
PORTIONS = 40
"""So many portions at most before they are put together."""
TITLE = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST = 60
_BASIC_PLANE = 0x10000
_SHORTEST_NAME = 2


def words(text: str) -> Iterator[str]:
    """Give the words of a text as the index has them: case folded, marks on letters taken off.

    >>> list(words("Der Außenminister Kuleba, Київ"))
    ['der', 'aussenminister', 'kuleba', 'киів']
    """
    for word in _WORD.findall(text):
        yield plain(word[:_LONGEST])


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """Give one word case folded, without marks on its letters and a genitive's apostrophe."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def plain_text(text: str) -> str:
    """Give a whole text as `plain` gives a word, but for genitives: their apostrophes stay.

    >>> plain_text("Außenminister Müller’s")
    "aussenminister muller's"
    """
    folded = text.casefold().replace("’", "'")
    return folded if folded.isascii() else _marks().sub("", unicodedata.normalize("NFKD", folded))


@cache
def _marks() -> re.Pattern[str]:
    """Every mark that stands on a letter, of the scripts in use (those of the basic plane: a set of them is quickly looked up)."""
    marks = (chr(code) for code in range(_BASIC_PLANE) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]+")


_NEW = "SELECT r.id FROM current_readings r ANTI JOIN indexed i ON i.reading = r.id ORDER BY r.id"


def settle_index(connection: DuckDBPyConnection) -> int:
    """Index the current readings that are not indexed yet; give their number."""
    number = 0
    for some in batches(connection, _NEW, sql("unindexed"), BATCH):
        with transaction(connection):
            _index(connection, some)
        number += len(some)
    if number:
        with transaction(connection):
            _put_together(connection)
    return number


def _index(connection: DuckDBPyConnection, some: Iterable[dict[str, Any]]) -> None:
    indexed: list[dict[str, Any]] = []
    postings: dict[str, dict[int, int]] = {}
    names: set[str] = set()
    (first,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM indexed").fetchone() or (1,)
    (portion,) = connection.execute("SELECT coalesce(max(portion), 0) + 1 FROM postings").fetchone() or (1,)
    terms: list[dict[str, Any]] = []
    for number, row in enumerate(some, int(first)):
        counts = Counter(words(row["text"]))
        for word in words(row["title"] or ""):
            counts[word] += TITLE
        indexed.append({"number": number, "report": row["report"], "reading": row["reading"], "words": sum(counts.values())})
        for word, count in counts.items():
            postings.setdefault(word, {})[number] = count
        reading = msgspec.json.decode(row["found"], type=Reading)
        names |= _names(row, reading)
        terms.append({**row, **story_terms(counts, row["language"] or "", reading)})
    remember(connection, terms)
    insert(connection, {
        "indexed": indexed,
        "postings": [
            {"word": word, "portion": portion, "reports": list(where), "counts": list(where.values())}
            for word, where in sorted(postings.items())
        ],
        "name_words": [{"word": word, "key": name_key(word)} for word in sorted(names)],
    })  # fmt: skip


def _names(row: dict[str, Any], reading: Reading) -> set[str]:
    """Words of the names of a report's actors, as it writes them."""
    texts = {"text": row["text"], "title": row["title"] or ""}
    written = {texts[m.where][m.begin : m.end] for actor in reading.actors for m in actor.mentions if m.form == "name"}
    return {
        found.group().casefold().replace("’", "'").removesuffix("'s")
        for name in written for found in _WORD.finditer(name)
        if found.group()[0].isupper() or not found.group().isascii()
        if _SHORTEST_NAME <= len(found.group()) <= _LONGEST
    }  # fmt: skip


def _put_together(connection: DuckDBPyConnection) -> None:
    """Make one portion of many, without what belongs to older readings."""
    (portions,) = connection.execute("SELECT count(DISTINCT portion) FROM postings").fetchone() or (0,)
    if portions <= PORTIONS:
        return
    connection.execute("DELETE FROM indexed WHERE reading NOT IN (SELECT id FROM current_readings)")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE together AS {sql('together')}")
    connection.execute("DELETE FROM postings")
    connection.execute("INSERT INTO postings SELECT * FROM together ORDER BY word")
    connection.execute("DROP TABLE together")
