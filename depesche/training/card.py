"""The model card that lies beside every weights file: data, licences, scores, how to make it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, digest
from depesche.training.sources import SOURCES

_NAMES = {"de": "German", "en": "English"}

_TEXT = """# Weights for {language}

Read by `depesche.language.port`; made by `python -m depesche.training build {code}` with spaCy and JAX
(`docs/decisions/0003-language-engines.md`).
Sizes: {sizes}.  Digest: `{digest}`.

## What is inside
A tagger, a lemma table, and a net of our own (BiLSTM, biaffine) for word classes, UD v2 trees and names (PER ORG LOC MISC NORP).
Sentence boundaries, morphological features, lexemes and the spread of names over a text are rules, not weights.

## Scores
{scores}

## Data
{sources}

The weights are derived from these works under their licences; where a treebank is CC BY-SA, so are the weights (CC BY-SA 4.0).
{remark}
## Limits
{limits}
Names unknown to the lexicon are missed more often than they are invented.
Poetry, speech transcripts and tables are not what it was made for.
"""
_CLUSTERS = "Word clusters come from the package spacy-lookups-data 1.0.5 (MIT)"
_REMARKS = {
    "en": "Trained on 2026-11-24 (width 160, 18 epochs) and kept since: a net of width 224 trained anew parses web text a little better "
    "(UAS 88.7, LAS 85.0), but fewer claims are read from it (F1 .61 against .63), for the rules were written around these weights.\n",
    "de": f"{_CLUSTERS}; the tags were learnt from the output of HanTa 1.2.1 (LGPL), which is neither included nor needed at run time.\n",
}
_LIMITS = {
    "de": "News language of the 2000s to 2020s: about one token in ten hangs on the wrong word or by the wrong relation.",
    "en": "Web and news language: about one token in seven hangs on the wrong word or by the wrong relation.",
}


def _size(path: Path) -> str:
    return f"{path.name} {path.stat().st_size / 1e6:.1f} MB"


def write_card(folder: Path, language: str, *, sources: Sequence[str], scores: Mapping[str, str]) -> None:
    """Write `MODEL_CARD.md` into a weights folder.

    Args:
        folder: Where the weights lie.
        language: ISO 639-1 code.
        sources: Names of the inputs in `SOURCES`.
        scores: What was measured (corpus, command) -> the result line.

    """
    rows = [f"- **{n}**: {SOURCES[n].origin}; {SOURCES[n].licence}; sha256 `{SOURCES[n].sha256[:16]}`" for n in sources]
    text = _TEXT.format(
        language=_NAMES[language],
        code=language,
        sizes=", ".join(_size(folder / n) for n in (ENGINE_FILE, LEMMA_FILE)),
        digest=digest(folder),
        scores="\n".join(f"- {what}: {result}" for what, result in scores.items()),
        sources="\n".join(rows),
        remark=_REMARKS.get(language, ""),
        limits=_LIMITS[language],
    )
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")
