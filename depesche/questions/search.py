"""Reports by their words: all the words asked for, names in any spelling, best first (BM25, Robertson and Zaragoza 2009)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.index import plain_text, words
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso, period
from depesche.questions.snippets import snippet, stands_in
from depesche.questions.spelled import spellings_here
from depesche.questions.timeline import coverage
from depesche.questions.wordings import reports_of

COLUMNS = ("score", "report", "published", "outlet", "doc", "title", "language", "snippet", "words", "claims")
"""`words`: the forms found there; `claims`: those whose sentence holds one of them."""
LIMIT = 20
OUTLETS = 15
"""Outlets counted by name in `facets`."""
_LONGER = 2
"""Letters that an ending may add to a word asked for."""
_SHORTEST = 4
_WEIGHTS = {"exact": 1.0, "ending": 0.7, "spelling": 0.8}
_READ = 2000
"""So many reports at most are read for a phrase."""
_TERM = re.compile(r'"([^"]*)"|„([^“”"]*)[“”"]|(\S+)')


@dataclass(frozen=True, slots=True)
class _Term:
    """One word asked for, with the forms of it that stand in the ledger and their weights."""

    asked: str
    forms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Asked:
    terms: tuple[_Term, ...]
    phrases: tuple[tuple[str, ...], ...]

    @property
    def forms(self) -> frozenset[str]:
        """Every form of every word."""
        return frozenset(form for term in self.terms for form in term.forms)


def search(
    ledger: Ledger, text: str, /, *, since: str | None = None, until: str | None = None, language: str | None = None,
    outlet: str | None = None, type: str | None = None, limit: int = LIMIT, offset: int = 0,  # noqa: A002
) -> Answer:  # fmt: skip
    """Find reports that hold all the words of `text`.

    Args:
        ledger: Where to look.
        text: Words; `"some words"` in a row; `visit*` for every word that begins so.
        since: First day of publication: `2024`, `2024-05`, `2024-05-16`.
        until: Last day of publication, inclusive.
        language: `de`, `en` ...; any if none.
        outlet: Only reports of this outlet.
        type: Only reports with a claim of this event class.
        limit: At most so many rows.
        offset: Number of the first row shown, from 0; `total` of the answer says how many reports there are in all.

    A word is also found with an ending of two letters, and as a name in other
    spellings and scripts, each counting less than the word itself.  Raises
    `UsageError` where there is no word, a day that is none, or a limit below 1.
    """
    if limit < 1:
        raise UsageError(f"a limit of {limit} shows nothing; take 1 or more")
    wanted = {"since": since, "until": until, "language": language, "outlet": outlet, "type": type}
    first, last = period(since, until)
    asked = _asked(ledger, text)
    ranked, total = _ranked(ledger, asked, _parameters(asked, wanted), limit, offset)
    shown = _detailed(ledger, ranked)
    held = coverage(ledger, first, last)
    unindexed = 0 if ledger.settled else len(ledger.query("not_indexed", package=__package__).rows)
    return Answer(
        question={"asked": "search", "text": text, **wanted, "limit": limit, **({"offset": offset} if offset else {})},
        columns=COLUMNS,
        rows=tuple(_row(row, asked) for row in shown),
        coverage=held,
        words=(_summary(text, asked, total, len(shown), offset),),
        caveats=(held_in_words(held, whole=not first and not last), *_caveats(asked, unindexed)),
        total=total,
    )


def facets(ledger: Ledger, text: str, /, **wanted: str | None) -> Answer:
    """Count the reports that `search` finds by language, class of claims, outlet and month of publication.

    Takes the arguments of `search` but for `limit` and `offset`, and raises like it.  A report counts under every class it
    has a claim of.
    """
    asked = _asked(ledger, text)
    fields = {name: wanted.get(name) for name in ("since", "until", "language", "outlet", "type")}
    parameters = _parameters(asked, fields)
    kept = [row["report"] for row in _ranked(ledger, asked, parameters, _READ, 0)[0]] if asked.phrases else None
    table = ledger.query("search_facets", {**parameters, "some": kept, "most": OUTLETS}, package=__package__)
    held = coverage(ledger, *period(fields["since"], fields["until"]))
    return Answer(
        question={"asked": "facets", "text": text, **fields}, columns=table.columns, rows=table.rows, coverage=held,
        caveats=(held_in_words(held),),
    )  # fmt: skip


def _parameters(asked: _Asked, wanted: Mapping[str, str | None]) -> dict[str, Any]:
    first, last = period(wanted["since"], wanted["until"])
    return {
        **wanted, "since": first, "until": last, "number": len(asked.terms),
        "words": [form for term in asked.terms for form in term.forms],
        "terms": [number for number, term in enumerate(asked.terms) for _ in term.forms],
        "weights": [weight for term in asked.terms for weight in term.forms.values()],
    }  # fmt: skip


def _ranked(ledger: Ledger, asked: _Asked, parameters: Mapping[str, Any], limit: int, offset: int) -> tuple[list[dict[str, Any]], int]:
    """Give some of the reports, best first, and how many there are."""
    whole = bool(asked.phrases)
    part = {"limit": _READ if whole else limit, "offset": 0 if whole else offset}
    ranked = ledger.query("search", {**parameters, **part}, package=__package__).dicts()
    if whole:
        kept = _with_phrases(ledger, ranked, asked)
        return kept[offset : offset + limit], len(kept)
    if not ranked and offset:
        return [], _ranked(ledger, asked, parameters, 1, 0)[1]
    return ranked, ranked[0]["total"] if ranked else 0


def _asked(ledger: Ledger, text: str) -> _Asked:
    phrases, single = [], []
    for found in _TERM.finditer(text):
        if found[3] is not None:
            prefix = found[3].endswith("*")
            single += [(word, prefix) for word in words(found[3])]
        else:
            phrase = tuple(words(found[1] or found[2] or ""))
            phrases += [phrase] if phrase else []
    terms = [_term(ledger, word, prefix) for word, prefix in dict.fromkeys(single)]
    terms += [_Term(word, {word: 1.0}) for phrase in phrases for word in dict.fromkeys(phrase)]
    if not terms:
        raise UsageError(f"there is no word in {text!r} to look for")
    return _Asked(tuple(terms), tuple(phrases))


def _term(ledger: Ledger, word: str, prefix: bool) -> _Term:
    """Find the forms of a word that stand in the ledger."""
    spelled = [] if prefix else spellings_here(ledger, word)
    longer = 1000 if prefix else _LONGER
    stems = [stem for stem in (word, *spelled) if prefix or len(stem) >= _SHORTEST]
    found = ledger.query("forms", {"words": [word, *spelled], "stems": stems, "longer": longer}, package=__package__).rows
    forms: dict[str, float] = {}
    for (form,) in found:
        own = form == word or (form.startswith(word) and (word in stems))
        kind = "exact" if form == word or prefix else "ending" if own else "spelling"
        forms[form] = _WEIGHTS[kind]
    return _Term(word, forms or {word: 1.0})


def _with_phrases(ledger: Ledger, ranked: Sequence[dict[str, Any]], asked: _Asked) -> list[dict[str, Any]]:
    """Keep the reports in which the words of each phrase follow each other."""
    texts = {row["id"]: row for row in reports_of(ledger, [row["report"] for row in ranked])}
    patterns = [_in_a_row(phrase) for phrase in asked.phrases]
    return [row for row in ranked if all(_holds(texts[row["report"]], pattern) for pattern in patterns)]


def _in_a_row(phrase: Sequence[str]) -> re.Pattern[str]:
    """Words that follow each other in a text made plain; a genitive's ending counts as none."""
    return re.compile(r"(?<![^\W_])(?<![^\W_]')" + r"(?:'s)?[\W_]+".join(map(re.escape, phrase)) + r"(?:'s)?(?!'?[^\W_])")


def _holds(report: Mapping[str, Any], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(plain_text(report[part] or "")) for part in ("text", "title"))


def _detailed(ledger: Ledger, ranked: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    reports = [row["report"] for row in ranked]
    known = {row["id"]: row for row in reports_of(ledger, reports)}
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in ledger.query("claim_sentences", {"reports": reports}, package=__package__).dicts():
        claims.setdefault(claim["report"], []).append(claim)
    return [{**row, **known[row["report"]], "claims": claims.get(row["report"], [])} for row in ranked]


def _row(row: Mapping[str, Any], asked: _Asked) -> tuple[Any, ...]:
    forms = asked.forms
    there = sorted(forms.intersection(words(f"{row['title'] or ''} {row['text']}")))
    claims = [claim["id"] for claim in row["claims"] if stands_in(claim["sentence"] or "", forms)]
    return (
        round(row["score"], 4), row["report"], iso(row["published_earliest"] or row["published_latest"]), row["outlet"], row["doc"],
        row["title"], row["language"], snippet(row["text"], [term.forms for term in asked.terms]), there, claims,
    )  # fmt: skip


def _summary(text: str, asked: _Asked, number: int, shown: int, offset: int) -> str:
    said = f"{text}: {counted(number, 'report')}"
    others = sorted(form for term in asked.terms for form, weight in term.forms.items() if weight == _WEIGHTS["spelling"])
    also = f", also spelt {', '.join(others[:8])}" if others else ""
    return f"{said}{also}{f'; {_part(shown, offset)}' if shown < number else ''}."


def _part(shown: int, offset: int) -> str:
    return f"numbers {offset + 1} to {offset + shown} are shown" if offset else f"the best {shown} are shown"


def _caveats(asked: _Asked, unindexed: int) -> Iterator[str]:
    yield (
        f"Found are reports that hold all the words, each also with an ending of up to {_LONGER} letters and, as a name, in other "
        "spellings and scripts that names in this ledger have; no synonyms, no other inflection. "
        "Best first: rare words, often, in short reports."
    )
    if asked.phrases:
        yield f"Words in quotation marks must follow each other; of at most {_READ} reports that hold them all."
    if unindexed:
        yield f"Not indexed yet: {counted(unindexed, 'report')}; `depesche add` or `Ledger.settle()` does it."
