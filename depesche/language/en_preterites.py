"""English preterites the tagger took for participles or prepositions: `The EU imposed sanctions`, `Russia vetoed the plan`.

After a noun, `imposed` may be a participle ("the sanctions imposed by ...") or
the verb of the sentence.  A participle after a noun has no object of its own,
and a sentence wants one finite verb: that decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from depesche.language.lemmas import Lemmatizer
from depesche.language.valency import valency

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECT = frozenset({"DT", "PRP", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "PDT"})
_WITH_TWO = frozenset(
    "named called dubbed given offered paid considered born used based asked taught left made shown told sent deemed".split()
)
_MISTAKEN = frozenset({"IN", "JJ", "RP", "NN", "RB", "VBN"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_STOPS = frozenset({",", ";", ":", "-", "(", '"'})


@cache
def irregular() -> dict[str, str]:
    """Give the infinitive of each irregular past form that is no infinitive itself: `froze` -> freeze."""
    text = resources.files("depesche.language").joinpath("en_verbs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    infinitives = {r[0] for r in rows}
    return {form: r[0] for r in rows for form in r[1:3] if form not in infinitives and not form.endswith("ed")}


def past_form(low: str, lemmatizer: Lemmatizer) -> bool:
    """Tell whether a form in small letters is the past of a known verb."""
    if low in irregular():
        return True
    lemma = lemmatizer.lemma(low, "VBD") if low.endswith("ed") else low
    return lemma != low and (lemma in lemmatizer.table.verbs or lemma in valency("en").verbs)


def preterite(words: Sequence[str], tags: Sequence[str], lemmatizer: Lemmatizer) -> int | None:
    """Position of the first form that must be the finite verb of its clause but is not tagged so; None if there is none."""
    for i in range(1, len(words) - 1):
        if tags[i] in _FINITE or tags[i] == "WP" or tags[i] == "WDT":
            return None
        if tags[i] not in _MISTAKEN or tags[i - 1] not in _NOUNS | {"RB", "CD"} or not past_form(words[i].lower(), lemmatizer):
            continue
        if tags[i - 1] == "RB" and (i < 2 or tags[i - 2] not in _NOUNS):
            continue
        after_name = tags[i - 1] in {"NNP", "NNPS"} and tags[i + 1] == "NNS"
        after_day = words[i - 1] in _DAYS and tags[i + 1] in _OBJECT  # `a court on Tuesday freed activist Evan Reed`
        if tags[i] != "VBN" and tags[i + 1] not in {"DT", "NNP", "PRP", "PRP$"} and not after_name and not after_day:
            continue
        if words[i + 1].lower() != "by" and _must_be_finite(words, tags, i):
            return i
    return None


def _must_be_finite(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    later = next((k for k in range(index + 1, len(words)) if tags[k] in _FINITE and not _plural(words, tags, k)), None)
    if later is None:
        return tags[index + 1] in _OBJECT or words[-1] in {".", '"'}
    if tags[index + 1] not in _OBJECT or words[index].lower() in _WITH_TWO:
        return False
    between = range(index + 1, later)
    parted = any(words[k] in _STOPS or tags[k] in {"CC", "WDT", "WP", "WRB"} or words[k] in {"that", "after", "as"} for k in between)
    return parted if tags[index + 1] not in {"DT", "PRP", "PRP$"} else True


def _plural(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """`barrel bombs on`: a third person right after a noun that nothing nominal follows may be a plural."""
    return tuple(tags[index - 1 : index + 2]) in {("NN", "VBZ", "IN"), ("JJ", "VBZ", "IN")} and words[index].endswith("s")
