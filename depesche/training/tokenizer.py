"""Write spaCy's rules for tokens as data, so that reading does not need spaCy: `python -m depesche.training tokenizer`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS, ORTH

from depesche.language.tokenizer import Rules

LANGUAGES = ("de", "en")


def rules_of(language: str) -> Rules:
    """Take the rules out of spaCy's tokenizer of a language."""
    nlp = spacy.blank(language)
    cutter: Any = nlp.tokenizer
    special = {text: tuple(part[ORTH] for part in parts) for text, parts in cutter.rules.items() if not text.isspace()}
    plain: Any = spacy.blank(language).tokenizer
    plain.rules = {}
    several = {
        text: tuple(token.text for token in plain(text))
        for text in special
        if cutter.find_prefix(text) or cutter.find_infix(text) or cutter.find_suffix(text)
    }
    return Rules(
        prefix=cutter.prefix_search.__self__.pattern,
        suffix=cutter.suffix_search.__self__.pattern,
        infix=cutter.infix_finditer.__self__.pattern,
        url=cutter.url_match.__self__.pattern,
        special=special,
        several=several,
        norms={form: norm for form, norm in BASE_NORMS.items() if norm != form.lower()},
        symbols={name: number for name, number in IDS.items() if name},
    )


def write(folder: Path) -> list[Path]:
    """Write the rules of every language with shipped weights into a folder; gives the files."""
    folder.mkdir(exist_ok=True)
    written = []
    for language in LANGUAGES:
        path = folder / f"{language}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(rules_of(language)), indent=1) + b"\n")
        written.append(path)
    return written
