"""The port of the language room: text in, `Parse` out.  Nobody outside needs to know what is behind it.

>>> parse("Schoigu traf Kim.", "de").tokens[1].lexeme
'treffen'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from depesche.errors import EngineError, UsageError
from depesche.language import natasha_engine
from depesche.language.engine import Engine
from depesche.language.lemmas import Lemmatizer
from depesche.language.shipped import load
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, read_lemmas
from depesche.records import LanguageEngine, Parse

WEIGHTS = Path(os.environ.get("DEPESCHE_WEIGHTS") or Path(__file__).with_name("weights"))
"""Folder of the weights, one folder a language inside; `DEPESCHE_WEIGHTS` names another one, for experiments."""
VARIABLE = "DEPESCHE_ENGINES"
"""Environment variable that names engines to use instead of the usual ones, e.g. `de=de_core_news_lg,ru=natasha`."""
SHIPPED, NATASHA = "depesche", "natasha"


def shipped() -> tuple[str, ...]:
    """Name the languages whose weights come with Depesche (ISO 639-1), sorted."""
    return tuple(sorted(f.name for f in WEIGHTS.iterdir() if (f / ENGINE_FILE).is_file()))


def chosen() -> dict[str, str]:
    """Give the engines chosen instead of the usual ones, by language."""
    pairs = [part.split("=", 1) for part in os.environ.get(VARIABLE, "").split(",") if part.strip()]
    if any(len(pair) != 2 or not all(map(str.strip, pair)) for pair in pairs):
        raise UsageError(f"{VARIABLE} must be like de=de_core_news_lg, not {os.environ[VARIABLE]!r}")
    return {language.strip().lower(): name.strip() for language, name in pairs}


def choose(*choices: str) -> None:
    """Choose engines for this process and the ones it starts: `de=de_core_news_lg`, `ru=natasha`, `de=depesche`.

    Raises:
        UsageError: A choice is not of the form LANGUAGE=NAME.
        EngineError: Such an engine is not installed or cannot read the language.

    """
    for choice in choices:
        language, sign, name = (part.strip() for part in choice.partition("="))
        if not (language and sign and name):
            raise UsageError(f"--engine must be like de=de_core_news_lg, not {choice!r}")
        _loaded(language.lower(), name)
        now = {**chosen(), language.lower(): name}
        os.environ[VARIABLE] = ",".join(f"{key}={now[key]}" for key in sorted(now))


def languages() -> tuple[str, ...]:
    """Name the languages that can be parsed now (ISO 639-1), sorted: shipped, chosen, and Russian where installed."""
    return tuple(sorted({*shipped(), *chosen(), *(["ru"] if natasha_engine.installed() else [])}))


def loaded(language: str) -> Engine:
    """Give the engine of a language, loaded once per process (1 to 2 seconds).

    Raises:
        EngineError: No engine for this language, or it is damaged or not installed.

    """
    usual = NATASHA if language == "ru" else SHIPPED
    return _loaded(language, chosen().get(language, usual))


@cache
def _loaded(language: str, name: str) -> Engine:
    if name == NATASHA:
        return natasha_engine.load_natasha(language)
    if name != SHIPPED:
        return _load_spacy(language, name)
    if language not in shipped():
        known = ", ".join(languages()) or "none"
        raise EngineError(f"no engine for language '{language}'; there are: {known}")
    return load(language, WEIGHTS / language)


def _load_spacy(language: str, name: str) -> Engine:
    if find_spec("spacy") is None:
        raise EngineError(f"'{name}' would be a spaCy pipeline, and spaCy is not installed: pip install 'depesche[spacy]'")
    from depesche.language.spacy_engine import load_spacy  # importing it takes a second

    return load_spacy(language, name, _lemmatizer(language))


def _lemmatizer(language: str) -> Lemmatizer | None:
    path = WEIGHTS / language / LEMMA_FILE
    return Lemmatizer(read_lemmas(path), language) if path.is_file() else None


def forget() -> None:
    """Forget loaded engines, so that the next use reads the weights anew."""
    _loaded.cache_clear()


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
