"""German tags the tagger gets wrong and the form alone can tell, mended before lemmas are looked up."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.lemmas import Lemmatizer, split_particle
from depesche.language.lost_verbs import lost_verb

_VERBAL = frozenset({"VVPP", "VVINF", "VVFIN", "ADJD", "ADJA"})
_NOUNS = frozenset({"NN", "NE"})
_PAST_PLURAL = "ten"


def mended(words: Sequence[str], tags: Sequence[str], lemmatizer: Lemmatizer) -> list[str]:
    """Give the tags of a sentence with infinitives with `zu` inside, preterites and adverbs that open it set right."""
    out = [_by_form(word, tag, lemmatizer) if tag in _VERBAL else tag for word, tag in zip(words, tags, strict=True)]
    if len(out) > 1 and out[0] in _NOUNS and words[0].lower() in lemmatizer.table.lower and out[1] in {"VVFIN", "VMFIN", "VAFIN"}:
        out[0] = "ADJD"  # `Scharf kritisierte Amnesty ...`
    if (lost := lost_verb(words, out)) is not None:
        out[lost] = "VVFIN"
    return out


def _by_form(word: str, tag: str, lemmatizer: Lemmatizer) -> str:
    if not word.islower():
        return tag
    cut = split_particle(word, "zu")
    if cut is not None and lemmatizer.knows("".join(cut)):
        return "VVIZU"  # `anzukündigen`
    if (
        tag == "VVINF"
        and word.endswith(_PAST_PLURAL)
        and not lemmatizer.knows(word)
        and lemmatizer.knows(word[: -len(_PAST_PLURAL)] + "en")
    ):
        return "VVFIN"  # `klagten`
    return tag
