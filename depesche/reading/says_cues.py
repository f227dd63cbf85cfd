"""Where a report uses a word or phrase of saying: the rows of `attribution.tsv` found in a passage.

Verbs, nouns and adverbs are found by lexeme, prepositions and phrases by
their words; between a phrase's preposition and its noun determiners and
adjectives may stand ("nach übereinstimmenden Angaben").
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.needs import is_word, word_keys
from depesche.reading.says_table import Cue, CueTable, cue_table
from depesche.reading.says_view import View

_GAP = 4
_PART_REACH = 6
_BRACKET = 16
"""How far a verb and its last word may stand apart with no comma between them ("hält … für möglich")."""
_VERBAL = ("VERB", "AUX")


def find_cues(view: View, language: str) -> tuple[Cue, ...]:
    """All cues of a passage, in order; where two phrases begin together the longer one counts."""
    return found_cues(view, cue_table(language))


def found_cues(view: View, table: CueTable, first: int = 0, last: int | None = None) -> tuple[Cue, ...]:
    """All cues of a passage, or of the tokens from `first` to before `last`, by the rows of a table."""
    found: list[Cue] = []
    for token in view.tokens[first:last]:
        form, lemma = token.text.casefold(), token.lemma.casefold()
        found.extend(_verb_cues(view, token.index, table))
        if token.upos == "NOUN":
            found.extend(_noun_cues(view, token.index, table))
        if form in table.phrases:
            found.extend(_phrase_cues(view, token.index, table))
        if form in table.predicates or lemma in table.predicates:
            found.extend(_predicate_cues(view, token.index, table))
        for row in table.adverbs.get(form, ()) or table.adverbs.get(lemma, ()):
            if (token.upos in ("ADV", "ADJ", "X") or (token.upos == "VERB" and not view.finite(token.index))) and row.needs.match(
                view.tree.slots(token.index), view.tree, view.cast, view.where, token.index
            ) is not None:
                found.append(Cue(row.row, (token.index,), token.index))
    return tuple(sorted(_largest(found), key=lambda cue: (cue.first, cue.row.id)))


def _largest(cues: list[Cue]) -> list[Cue]:
    """Without verbs that are only part of a longer cue: of "ließ verlauten" not "verlauten" alone."""
    inside = {i for cue in cues if cue.row.pos == "verb" and len(cue.tokens) > 1 for i in cue.tokens if i != cue.head}
    return [cue for cue in cues if cue.row.pos != "verb" or cue.head not in inside]


def _verb_cues(view: View, index: int, table: CueTable) -> Iterator[Cue]:
    token = view.tokens[index]
    if token.upos not in _VERBAL and "VerbForm=Part" not in token.feats:
        return
    if token.lexeme.casefold() not in table.verbs and token.lemma.casefold() not in table.verbs:
        return
    governed = "VerbForm=Ger" in token.feats and any(view.tokens[c].deprel in ("mark", "case") for c in view.tree.children(index))
    if governed and view.quoting_verb(index) is None:
        return
    seen: set[str] = set()
    lexeme = _without_resuming(view, token.lexeme.casefold(), token.lemma.casefold())
    for key in (lexeme, token.lemma.casefold()):
        for row, words in table.verbs.get(key, ()):
            if row.row.id in seen or (key != lexeme and len(words) == 1):
                continue
            parts = _parts(view, index, [w for w in words if w.casefold() != key])
            if parts is None or row.needs.match(_slots(view, index), view.tree, view.cast, view.where, index) is None:
                continue
            seen.add(row.row.id)
            group = [i for i in view.tree.children(index) if view.tokens[i].deprel in ("compound:prt", "aux", "aux:pass")]
            yield Cue(row.row, tuple(sorted({index, *parts, *group})), index)


def _without_resuming(view: View, lexeme: str, lemma: str) -> str:
    """The verb alone where the parse has taken "further" for its particle ("sagte er weiter")."""
    return lemma if lexeme != lemma and any(lexeme == first + lemma for first in view.grammar.resuming) else lexeme


def _slots(view: View, index: int) -> dict[str, list[int]]:
    """Slots of a verb, with a dummy subject (`es`, `it`) counted as subject whatever the parser calls it."""
    slots = {name: list(tokens) for name, tokens in view.tree.slots(index).items()}
    for child in view.tree.children(index):
        if view.low(child) in view.grammar.impersonal and not slots.get("subject"):
            slots["subject"] = [child]
    return slots


def _parts(view: View, index: int, words: list[str]) -> list[int] | None:
    """Tokens of a verb's further words ("point out", "bekannt geben"); None if one is missing."""
    start, end = view.sentence(index)
    far = next((i for i in range(index + 1, min(end, index + _BRACKET)) if view.tokens[i].text in ",;:"), min(end, index + _BRACKET))
    near = range(max(start, index - _PART_REACH), max(far, min(end, index + _PART_REACH + 1)))
    out = []
    for word in words:
        at = next((i for i in near if _is_part(view, i, word.casefold()) and i not in out), None)
        if at is None:
            return None
        out.append(at)
    return out


def _is_part(view: View, index: int, word: str) -> bool:
    token = view.tokens[index]
    return view.low(index) == word or (token.upos == "ADJ" and token.lemma.casefold() == word)


def _noun_cues(view: View, index: int, table: CueTable) -> Iterator[Cue]:
    token = view.tokens[index]
    if token.upos != "NOUN" or token.deprel == "compound":  # `news agency` is no news
        return
    found = [pair for key in word_keys(token) for pair in table.nouns.get(key, ())]
    for row, word in sorted(found, key=lambda pair: pair[0].row.id):
        fits = is_word(token, word)
        if fits and row.needs.match(view.tree.slots(index), view.tree, view.cast, view.where, index) is not None:
            yield Cue(row.row, (index,), index)
            return


def _predicate_cues(view: View, index: int, table: CueTable) -> Iterator[Cue]:
    """Adjectives said of a speaker with a form of "be": "ist überzeugt, dass", "is confident that"."""
    token = view.tokens[index]
    rows = table.predicates.get(token.text.casefold(), ()) or table.predicates.get(token.lemma.casefold(), ())
    if rows and any(view.tokens[c].deprel in ("cop", "aux", "aux:pass") for c in view.tree.children(index)):
        for row in rows:
            if row.needs.match(view.tree.slots(index), view.tree, view.cast, view.where, index) is not None:
                yield Cue(row.row, (index,), index)


def _phrase_cues(view: View, index: int, table: CueTable) -> Iterator[Cue]:
    for row, words in table.phrases.get(view.low(index), ()):
        tokens = _phrase_at(view, index, words)
        if tokens and not (words[0][:1].isupper() and view.tokens[index].text[:1].islower()):
            head = max((i for i in tokens if view.tokens[i].upos == "NOUN"), default=tokens[-1])
            yield Cue(row.row, tokens, head)
            return


def _phrase_at(view: View, index: int, words: tuple[str, ...]) -> tuple[int, ...]:
    tokens = [index]
    at = index + 1
    for word in words[1:]:
        stop = at + (_GAP if word[:1].isupper() else 0)
        while at < stop and not _fits(view, at, word) and _may_stand_between(view, at):
            at += 1
        if not _fits(view, at, word):
            return ()
        tokens.append(at)
        at += 1
    return tuple(tokens)


def _fits(view: View, index: int, word: str) -> bool:
    if not 0 <= index < len(view.tokens):
        return False
    token = view.tokens[index]
    return token.text.casefold() == word.casefold() or (word[:1].isupper() and is_word(token, word))


def _may_stand_between(view: View, index: int) -> bool:
    if not 0 <= index < len(view.tokens):
        return False
    token = view.tokens[index]
    return token.upos in ("DET", "ADJ", "NUM", "ADV", "PRON", "PROPN") or token.text.casefold() in view.grammar.determiners
