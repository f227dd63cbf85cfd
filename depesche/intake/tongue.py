"""Which language a report is written in, and whether Depesche reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from depesche.errors import InputError
from depesche.lexicon.tables import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Neighbours of German and English and the languages of the wires: without them a Dutch text would look German.
NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean",
    "lb": "Luxembourgish", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_SAMPLE_PARTS, _PART = 16, 200
_SHORT = 60
_SURE = 0.6
_LITTLE_WORDS = {
    "de": frozenset("und ist nicht für auf mit von das eine einer einen einem sich sind wurde wurden wird auch nach bei aus über zum zur "
                    "durch oder im am vom".split()),
    "en": frozenset("the and that with said by from this has they which were been their its who".split()),
}  # fmt: skip
"""Frequent words that the neighbours of a language do not have, or not so often: a text full of them needs no closer look."""
_FULL = 0.08
"""Share of such words in a stretch from which on it is surely of the language, where the other language has a third of that at most."""
_MOST = 0.75
"""Share of the letters of a text that such stretches must have."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, *, given: str | None = None, hint: str | None = None, languages: tuple[str, ...] = LANGUAGES) -> str:
    """Tell the language of a report, one of `languages`.

    The whole report decides, in parts, by the amount of text: a German report with English
    quotations is German.  A text of less than 60 letters says too little; there the hint of
    the source counts, and another language must be clear to be believed.

    Args:
        text: The report.
        given: Language code given by field or option; wins.
        hint: Language code the page or feed declares.
        languages: The languages wanted; a parse may be had of more languages than a reading.

    Raises:
        InputError: `language` if Depesche does not read it.

    """
    if given and given.strip():
        code = given.strip().lower().replace("_", "-").split("-")[0]
        return code if code in languages else _refuse(code, languages, f"its language is given as {given!r}")
    letters = sum(map(str.isalpha, text[: _SHORT * 8]))
    declared = (hint or "").strip().lower().replace("_", "-").split("-")[0]
    if letters < _SHORT and declared in languages:
        return declared
    shares = _surely(text) or _shares(text)
    best = max(shares, key=lambda code: (shares[code], code))
    if best in languages:
        return best
    if letters < _SHORT and shares[best] < _SURE:
        return max(languages, key=lambda code: (shares.get(code, 0.0), code))
    return _refuse(best, languages, f"looks {NAMES.get(best, best)}")


def refuse_other(declared: str, text: str, *, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Refuse a page of another language by what it declares and a look at some of its prose, without its main text.

    Templates declare wrong languages, so prose that may be of one of `languages` is never refused here; nor is a page that shows none.

    Args:
        declared: Language tag that the page or its server declares.
        text: Some prose of the page.
        languages: The languages wanted.

    Raises:
        InputError: `language` if both speak for another language.

    """
    code = declared.strip().lower().replace("_", "-").split("-")[0]
    # Several languages declared ("de, fr") say nothing.
    if not code.isalpha() or code in languages or sum(map(str.isalpha, text)) < 2 * _SHORT:
        return
    shares = _surely(text) or _shares(text)
    if max(shares, key=lambda found: (shares[found], found)) == code and shares[code] >= _SURE:
        _refuse(code, languages, f"is declared as {declared.strip()!r} and looks {NAMES.get(code, code)}")


def _refuse(code: str, languages: tuple[str, ...], found: str) -> str:
    read = " or ".join(NAMES.get(c, c) for c in languages)
    remedy = f"if it is {read}, say so with --language {' or '.join(languages)}"
    raise InputError("language", f"{found} ({code}); Depesche reads {read}: {remedy}")


def _surely(text: str) -> dict[str, float]:
    """The one language whose little words fill most of the sampled text; nothing where that is not plain."""
    parts = _parts(text)
    letters = [sum(map(str.isalpha, part)) for part in parts]
    found = dict.fromkeys(_LITTLE_WORDS, 0)
    for part, weight in zip(parts, letters, strict=True):
        words = _WORD.findall(part.lower())
        counts = {code: sum(word in little for word in words) for code, little in _LITTLE_WORDS.items()}
        for code, count in counts.items():
            others = max(n for c, n in counts.items() if c != code)
            if count >= _FULL * len(words) and count > 3 * others:
                found[code] += weight
    whole = sum(letters)
    return {code: 1.0 for code, weight in found.items() if whole >= _SHORT and weight >= _MOST * whole}


def _shares(text: str) -> dict[str, float]:
    """Share of the sampled text that each language claims; a part counts by its letters."""
    weights: dict[str, float] = {}
    identifier = _identifier()
    for part in _parts(text):
        letters = sum(map(str.isalpha, part)) or 1
        for code, share in identifier.rank(part)[:3]:
            weights[code] = weights.get(code, 0.0) + letters * share
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()}


def _parts(text: str) -> list[str]:
    """Up to 16 stretches of the text, evenly spread, each of at most 200 code points."""
    text = " ".join(text[: 2 * 10**6].split())
    starts = range(0, len(text), _PART)
    step = -(-len(starts) // _SAMPLE_PARTS)
    return [text[s : s + _PART] for s in starts[::step]] if step else [text]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(NAMES))
    return identifier
