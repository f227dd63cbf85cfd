"""The port of the language room: text in, `Parse` out.  Nobody outside needs to know what is behind it.

>>> parse("Schoigu traf Kim.", "de").tokens[1].lexeme
'treffen'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from depesche.errors import EngineError
from depesche.language.engine import Engine, load
from depesche.language.weights_file import ENGINE_FILE
from depesche.records import LanguageEngine, Parse

WEIGHTS = Path(__file__).with_name("weights")


def languages() -> tuple[str, ...]:
    """Name the languages that can be read (ISO 639-1), sorted."""
    return tuple(sorted(f.name for f in WEIGHTS.iterdir() if (f / ENGINE_FILE).is_file()))


@cache
def loaded(language: str) -> Engine:
    """Give the engine of a language, loaded once per process (1 to 2 seconds).

    Raises:
        EngineError: No weights for this language, or they are damaged.

    """
    if language not in languages():
        known = ", ".join(languages()) or "none"
        raise EngineError(f"no engine for language '{language}'; there are: {known}")
    return load(language, WEIGHTS / language)


def engine(language: str) -> LanguageEngine:
    """Say which engine reads a language: name, version, digest of its weights; raises `EngineError`."""
    return loaded(language).record


def parse_many(texts: Iterable[str], language: str) -> Iterator[Parse]:
    """Parse many texts, in order; much faster than one by one.  Raises `EngineError`."""
    yield from loaded(language).parse_many(texts)


def parse(text: str, language: str) -> Parse:
    """Parse one text.

    Args:
        text: The text; offsets of tokens are code points in it.
        language: ISO 639-1 code, one of `languages()`.

    Raises:
        EngineError: No weights for this language, or they are damaged.

    """
    return next(loaded(language).parse_many([text]))
