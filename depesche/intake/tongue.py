"""Which language a report is written in, and whether Depesche reads it."""

from __future__ import annotations

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
    shares = _shares(text)
    best = max(shares, key=lambda code: (shares[code], code))
    if best in languages:
        return best
    if letters < _SHORT and shares[best] < _SURE:
        return max(languages, key=lambda code: (shares.get(code, 0.0), code))
    return _refuse(best, languages, f"looks {NAMES.get(best, best)}")


def _refuse(code: str, languages: tuple[str, ...], found: str) -> str:
    read = " or ".join(NAMES.get(c, c) for c in languages)
    remedy = f"if it is {read}, say so with --language {' or '.join(languages)}"
    raise InputError("language", f"{found} ({code}); Depesche reads {read}: {remedy}")


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
