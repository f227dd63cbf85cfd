"""How it is told: wording that takes sides, scare quotes, headlines the text does not bear out, unnamed sources.

A flag is a remark for a reader, never an edit and never a verdict: each says
why, and by which row or rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.errors import TablePlace
from depesche.lexicon.rows import WordingRow
from depesche.lexicon.tables import load
from depesche.reading.document import Cast, Document, Passage
from depesche.reading.needs import compile_needs, is_word, word_keys
from depesche.reading.says_cues import cue_table
from depesche.reading.says_quotes import Quotation, find_quotations
from depesche.reading.told_headline import headline_flags
from depesche.records import Attribution, AttributionSource, Claim, Flag, FlagKind, Token

SCARE_QUOTES = "told.scare-quotes"
UNNAMED = "told.unnamed-source"
_MOST_WORDS = 1
_SHORTEST_LAST_PART = 5
_HEADLINE = "headline"
_SOMEBODY = "somebody"
_TERM_WORDS = frozenset(
    "als genannte genannten genannter genanntes sogenannte sogenannten sogenannter sogenanntes begriff begriffs wort wortes "
    "as called term word named dubbed".split()
)
_SPEAKERS = frozenset({"person", "state", "government", "organisation", "group", "outlet"})
_WHY = {
    "de": {
        SCARE_QUOTES: "Die Anführungszeichen halten Abstand zu dem Wort, ohne zu sagen, wer es gebraucht.",
        UNNAMED: "Die Quelle wird nicht genannt und lässt sich nicht prüfen.",
    },
    "en": {
        SCARE_QUOTES: "The quotation marks keep a distance from the word without saying who uses it.",
        UNNAMED: "The source is not named and cannot be checked.",
    },
}


def find_flags(document: Document, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> tuple[Flag, ...]:
    """Everything remarkable in the wording of title and text, in order; title first.

    Args:
        document: The parsed report.
        cast: Who is mentioned, for conditions such as "liberation of a place".
        attributions: Who says what; words somebody is quoted with are his, not the report's.
        claims: What the report claims; a headline they bear out is not flagged.

    """
    flags: list[Flag] = []
    for passage in document.passages:
        flags += _loaded_words(passage, cast, document.language)
        flags += _scare_quotes(passage, cast, attributions, document.language)
    flags += _unnamed(document, cast, attributions)
    flags += headline_flags(document, claims)
    return tuple(_once(sorted(flags, key=lambda f: (f.where != "title", f.begin, f.end, f.kind, f.rule))))


def _once(flags: Sequence[Flag]) -> Iterator[Flag]:
    seen: set[tuple[str, str, int]] = set()
    for flag in flags:
        key = (flag.kind, flag.where, flag.begin)
        if key not in seen:
            seen.add(key)
            yield flag


# --- words --------------------------------------------------------------------


def _loaded_words(passage: Passage, cast: Cast, language: str, *, anywhere: bool = False) -> Iterator[Flag]:
    """Words of `wording.tsv`, outside quotation marks and names; `anywhere` lets words for headlines count in a text."""
    single, several = _wording(language)
    quotations = find_quotations(passage.parse.text)
    for token in passage.parse.tokens:
        if _in_name(passage, token) or any(q.begin < token.begin < q.end for q in quotations):
            continue
        rows = {row.id: row for key in word_keys(token) for form, row in single.get(key, ()) if _is_form(token, form)}
        found = [(row, token.index + 1) for row in rows.values()]
        for words, row in several.get(token.text.casefold(), ()):
            stretch = passage.parse.tokens[token.index : token.index + len(words)]
            if _are_words(stretch, words):
                found.append((row, token.index + len(words)))
        for row, last in sorted(found, key=lambda f: f[0].id):
            place = anywhere or row.note != _HEADLINE or passage.where == "title"
            if place and _fits(row, passage, cast, token.index) and _bears_on_somebody(row, passage, cast, passage.parse.tokens[last - 1]):
                yield _flag(row.kind, passage, token.index, last, row.why, row.id, row.neutral or None)


def _in_name(passage: Passage, token: Token) -> bool:
    """Whether a word is a personal or place name, or one of several that name a body ("Serbische Radikale Partei")."""
    following = passage.parse.tokens[token.index + 1 : token.index + 2]
    several = token.name.startswith("I-") or any(t.name.startswith("I-") for t in following)
    return token.name[2:] in ("PER", "LOC") or (token.name[2:] == "ORG" and several)


def _is_form(token: Token, form: str) -> bool:
    """Whether a word is a form: for a compound its last part must be long enough to be no accident ("Flüge" is no "Lüge")."""
    if not is_word(token, form):
        return False
    start = form.casefold()[: len(form) - 1]
    compound = form[:1].isupper() and not token.text.casefold().startswith(start) and not token.lemma.casefold().startswith(start)
    return not compound or len(form) >= _SHORTEST_LAST_PART


def _are_words(stretch: Sequence[Token], words: tuple[str, ...]) -> bool:
    """Whether tokens are the words of a form, the last one in any number or case."""
    texts = tuple(t.text.casefold() for t in stretch)
    return len(texts) == len(words) and texts[:-1] == words[:-1] and words[-1] in (texts[-1], stretch[-1].lemma.casefold())


def _bears_on_somebody(row: WordingRow, passage: Passage, cast: Cast, token: Token) -> bool:
    """Rows marked so count only before somebody: "sogenannte Volksrepublik", not "sogenannte Selfies"."""
    return row.note != _SOMEBODY or cast.at(passage.where, token.head) is not None


@cache
def _wording(language: str) -> tuple[dict[str, list[tuple[str, WordingRow]]], dict[str, list[tuple[tuple[str, ...], WordingRow]]]]:
    """The forms of `wording.tsv`: single words by themselves, several words by the first of them, case-folded."""
    single: dict[str, list[tuple[str, WordingRow]]] = {}
    several: dict[str, list[tuple[tuple[str, ...], WordingRow]]] = {}
    for row in load(WordingRow, language):
        for form in row.forms:
            words = tuple(form.casefold().replace("-", " - ").split()) if form[:1].islower() else tuple(form.casefold().split())
            if len(words) == 1:
                single.setdefault(words[0], []).append((form, row))
            else:
                several.setdefault(words[0], []).append((words, row))
    return single, several


def _fits(row: WordingRow, passage: Passage, cast: Cast, token: int) -> bool:
    needs = compile_needs(row.needs, TablePlace("wording.tsv", 0, f"{row.id}: needs"))
    return needs.match(passage.tree.slots(token), passage.tree, cast, passage.where, token) is not None


def _flag(kind: str, passage: Passage, first: int, last: int, why: str, rule: str, neutral: str | None) -> Flag:
    tokens = passage.parse.tokens
    return Flag(
        kind=_kind(kind), begin=tokens[first].begin, end=tokens[last - 1].end, where=passage.where, why=why, rule=rule,
        neutral=neutral,
    )  # fmt: skip


def _kind(name: str) -> FlagKind:
    kinds: dict[str, FlagKind] = {
        "loaded_word": "loaded_word", "scare_quotes": "scare_quotes", "unnamed_source": "unnamed_source",
        "question_headline": "question_headline",
    }  # fmt: skip
    return kinds[name]


# --- quotation marks ------------------------------------------------------------


def _scare_quotes(passage: Passage, cast: Cast, attributions: Sequence[Attribution], language: str) -> Iterator[Flag]:
    """Quotation marks round one or two common words that nobody is quoted with."""
    for quotation in find_quotations(passage.parse.text):
        if quotation.depth or not _is_scare(passage, cast, quotation, attributions):
            continue
        yield Flag(
            kind="scare_quotes", begin=quotation.begin, end=quotation.end, where=passage.where,
            why=_WHY[language][SCARE_QUOTES], rule=SCARE_QUOTES,
        )  # fmt: skip


def _is_scare(passage: Passage, cast: Cast, quotation: Quotation, attributions: Sequence[Attribution]) -> bool:
    inside = [t for t in passage.parse.tokens if quotation.inner_begin <= t.begin < quotation.inner_end]
    words = [t for t in inside if any(c.isalpha() for c in t.text)]
    if not 0 < len(words) <= _MOST_WORDS or passage.parse.text[quotation.inner_end - 1] in ".!?" or words[-1].upos not in ("NOUN", "ADJ"):
        return False
    if _has_speaker(passage, cast, words[-1].index) or _introduces_a_term(passage, quotation, inside[0].index):
        return False
    if any(t.upos == "PROPN" or t.name or any(c.isdigit() for c in t.text) for t in inside):
        return False
    named = any(m.where == passage.where and m.begin <= quotation.inner_begin < m.end for m in cast.mentioned)
    said = any(
        s.where == passage.where and s.begin <= quotation.begin < s.end
        for a in attributions if a.form != "phrase" for s in a.content
    )  # fmt: skip
    return not named and not said and not _titles_something(passage, quotation, inside[0].index)


def _has_speaker(passage: Passage, cast: Cast, token: int) -> bool:
    """Whether the sentence has a subject who may have used the word himself, or no politics in it at all."""
    sentence = passage.parse.sentences[passage.tree.sentence_of(token)]
    spoken = False
    political = False
    for index in range(*sentence):
        somebody = cast.at(passage.where, index)
        political = political or (somebody is not None and somebody.political)
        subject = passage.parse.tokens[index].deprel.startswith("nsubj")
        spoken = spoken or (subject and somebody is not None and somebody.kind in _SPEAKERS)
    return spoken or not political


def _introduces_a_term(passage: Passage, quotation: Quotation, first: int) -> bool:
    """A term of its own: behind "sogenannt", "als" or "Begriff", or in brackets."""
    before = first - 1
    while before >= 0 and passage.parse.tokens[before].begin >= quotation.begin:
        before -= 1
    word = passage.parse.tokens[before].text.casefold() if before >= 0 else ""
    return word in _TERM_WORDS or word == "("


def _titles_something(passage: Passage, quotation: Quotation, first: int) -> bool:
    """A name in quotation marks after its kind ("das Schiff „Hoffnung“"): a noun stands right before it."""
    before = first - 1
    while before >= 0 and passage.parse.tokens[before].begin >= quotation.begin:
        before -= 1
    return before >= 0 and passage.parse.tokens[before].upos in ("NOUN", "PROPN")


def _is_described(document: Document, cast: Cast, source: AttributionSource) -> bool:
    """Whether the words of a source are a kind of unnamed source ("Insider", "ein Beamter") and name nobody it belongs to."""
    tokens = [t for t in document.passage(source.where).parse.tokens if source.begin <= t.begin < source.end]
    kinds = [word for kind, word in cue_table(document.language).kinds if kind == "unnamed" and " " not in word]
    named = any((m := cast.at(source.where, t.index)) is not None and m.actor is not None for t in tokens)
    return not named and any(is_word(t, word) for t in tokens for word in kinds)


def _unnamed(document: Document, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Flag]:
    """Sources that are described, not named, and that nothing in the report identifies."""
    for attribution in attributions:
        source = attribution.source
        if source is not None and source.kind == "unnamed" and source.actor is None and _is_described(document, cast, source):
            yield Flag(
                kind="unnamed_source", begin=source.begin, end=source.end, where=source.where,
                why=_WHY[document.language][UNNAMED], rule=UNNAMED,
            )  # fmt: skip


def flagged_rows(passage: Passage, cast: Cast, language: str) -> frozenset[str]:
    """Ids of the `wording.tsv` rows that fire in a passage; for the row checks."""
    return frozenset(flag.rule for flag in _loaded_words(passage, cast, language, anywhere=True))
