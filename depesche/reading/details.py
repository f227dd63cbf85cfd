"""What else a telling says of an act: place, on whose behalf, agenda, treaties named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.language.tree import Tree
from depesche.lexicon.rows import BodyNameRow, TreatyRow
from depesche.lexicon.tables import load, settings
from depesche.reading.clauses import base, clause_head, clause_tokens
from depesche.reading.document import Cast, Mentioned, Passage
from depesche.reading.frames import Candidate
from depesche.reading.slot_specs import compile_spec, fill
from depesche.records import AgendaItem, ClaimPlace, Instrument

_LAST_WORDS = 22  # an agenda item longer than this is cut back to its head's own words


_OUTSIDE = frozenset({"case", "punct", "acl", "parataxis", "appos", "mark", "nsubj", "cop"})


@dataclass(frozen=True, slots=True)
class DetailWords:
    """The words of a language that lead to details (`language.toml`, section `events`)."""

    place_prepositions: frozenset[str]
    behalf_nouns: frozenset[str]
    agenda_prepositions: tuple[str, ...]


@cache
def detail_words(language: str) -> DetailWords:
    """Read the words of a language once."""
    words = settings(language, "events")
    return DetailWords(
        place_prepositions=frozenset(words["place_prepositions"]),
        behalf_nouns=frozenset(words["behalf_nouns"]),
        agenda_prepositions=tuple(words["agenda_prepositions"]),
    )


def own_clause(candidate: Candidate, tree: Tree) -> tuple[int, ...]:
    """Tokens of the clause (or clauses) an act is told in."""
    heads = {clause_head(tree, i) for i in (candidate.anchor, candidate.verb) if i is not None}
    return tuple(sorted({t for h in heads for t in clause_tokens(tree, h)}))


def place_of(candidate: Candidate, passage: Passage, cast: Cast) -> ClaimPlace | None:
    """Where it happened: the place slot of the row, else a place with a local preposition in the clause."""
    words = detail_words(passage.parse.language)
    tokens = [t for group in compile_spec(candidate.frame.row.place) for s in group for t in candidate.slots.get(s, ())]
    near = [t for p in sorted(words.place_prepositions) for t in candidate.slots.get(f"with:{p}", ())]
    near += [t for t in own_clause(candidate, passage.tree) if _local(t, passage.tree, words.place_prepositions)]
    tokens += [t for t in near if _of_the_act(t, candidate, passage, cast)]
    for token in tokens:
        mention = cast.at(passage.where, token)
        if mention is not None and mention.kind in {"place", "state"} and mention.form != "pronoun":
            return _claim_place(mention, cast)
    return None


def _local(token: int, tree: Tree, prepositions: frozenset[str]) -> bool:
    return any(
        base(tree.parse.tokens[c].deprel) == "case" and _plain(tree.parse.tokens[c].lemma) in prepositions for c in tree.children(token)
    )


def _of_the_act(token: int, candidate: Candidate, passage: Passage, cast: Cast) -> bool:
    """Whether a place is that of the act, not of a matter talked about (`talks on the war in Ukraine`).

    A parser hangs places on the nearest noun as often as on the verb: where that noun is
    somebody (`traf den Praesidenten in Moskau`) or a place itself, the act is meant.
    """
    tree = passage.tree
    head = passage.parse.tokens[token].head
    if head in candidate.trigger or head == candidate.verb or passage.parse.tokens[head].upos in {"VERB", "AUX"}:
        return True
    if cast.at(passage.where, head) is not None:
        return True
    words = detail_words(passage.parse.language)
    return _local(head, tree, words.place_prepositions) and head != token and _of_the_act(head, candidate, passage, cast)


def _plain(preposition: str) -> str:
    return {"im": "in", "am": "an", "beim": "bei", "zum": "zu", "zur": "zu", "vom": "von"}.get(preposition.lower(), preposition.lower())


def _claim_place(mention: Mentioned, cast: Cast) -> ClaimPlace:
    found = next(
        (p for p in cast.places for m in p.mentions if m.where == mention.where and m.begin < mention.end and mention.begin < m.end),
        None,
    )  # fmt: skip
    if found is not None:
        return ClaimPlace(text=found.name if not mention.text else mention.text, id=found.id, country=found.country)
    return ClaimPlace(text=mention.text, id=mention.actor, country=mention.country)


def on_behalf_of(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """The principal of `im Auftrag von Praesident Putin`, `on behalf of the EU` in the same clause."""
    tree, words = passage.tree, detail_words(passage.parse.language)
    for token in own_clause(candidate, tree):
        if passage.parse.tokens[token].lemma.lower() in words.behalf_nouns:
            slots = tree.slots(token)
            heads = [*slots.get("genitive", ()), *slots.get("with:von", ()), *slots.get("with:of", ())]
            return tuple({m.begin: m for h in heads if (m := cast.at(passage.where, h)) is not None}.values())
    return ()


def agenda_of(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[AgendaItem, ...]:
    """The matters talked about: the agenda slot of the row, for talks also `ueber ...`, `about ...`."""
    row = candidate.frame.row
    spec = compile_spec(row.agenda)
    if not spec and row.type in {"CONSULT", "AGREE"}:
        spec = (tuple(f"with:{p}" for p in detail_words(passage.parse.language).agenda_prepositions),)
    tokens = fill(spec, candidate.slots, lambda t: t not in candidate.trigger)
    heads = dict.fromkeys(m for t in tokens for h in (t, *passage.tree.conjuncts(t)) for m in _matters_named(h, passage))
    return tuple(_item(h, passage) for h in heads)


def _matters_named(head: int, passage: Passage) -> tuple[int, ...]:
    """The matters themselves where a word only says that they are some: `Themen wie der Krieg und die Zölle`."""
    tree, tokens = passage.tree, passage.parse.tokens
    if tokens[head].lemma.lower() not in settings(passage.parse.language, "events")["matter_nouns"]:
        return (head,)
    named = [t for p in ("wie", "like", "including") for t in tree.slots(head).get(f"with:{p}", ())]
    return tuple(dict.fromkeys(m for t in named for m in (t, *tree.conjuncts(t)))) or (head,)


def _item(head: int, passage: Passage) -> AgendaItem:
    begin, end = phrase_span(head, passage)
    return AgendaItem(text=passage.parse.text[begin:end], begin=begin, end=end, where=passage.where)


def phrase_span(head: int, passage: Passage) -> tuple[int, int]:
    """Code points of a noun phrase: without its preposition, conjuncts and relative clauses."""
    tree, tokens = passage.tree, passage.parse.tokens
    if tokens[head].upos == "VERB":
        return _clause_span(head, passage)
    inside = {head}
    stack = [head]
    while stack:
        for child in tree.children(stack.pop()):
            relation = base(tokens[child].deprel)
            further = relation in {"conj", "cc"} and tokens[child].head == head
            if child not in inside and not further and relation not in _OUTSIDE:
                inside.add(child)
                stack.append(child)
            elif relation == "case" and tokens[child].head != head:
                inside.add(child)
    first = head
    while first - 1 in inside:
        first -= 1
    last = head
    while last + 1 in inside and last - head < _LAST_WORDS:
        last += 1
    return tokens[first].begin, tokens[_with_both_sides(last, passage)].end


_NAMED = frozenset({"NOUN", "PROPN"})


def _with_both_sides(last: int, passage: Passage) -> int:
    """The last token with the two sides a noun is about, where the parser hung them elsewhere: `die Beziehungen | zwischen A und B`."""
    tokens, at = passage.parse.tokens, last + 1
    if at >= len(tokens) or tokens[at].text.lower() not in {"zwischen", "between"}:
        return last
    found = last
    for side in range(2):
        at += 1
        while at < len(tokens) and tokens[at].upos in {"DET", "ADJ"}:
            at += 1
        while at < len(tokens) and tokens[at].upos in _NAMED:
            found, at = at, at + 1
        if side == 0 and (at >= len(tokens) or tokens[at].text.lower() not in {"und", "and"}):
            break
    return found


def _clause_span(head: int, passage: Passage) -> tuple[int, int]:
    """Code points of a clause that is talked about, without the commas round it."""
    tokens = passage.parse.tokens
    first, last = passage.tree.extent(head)
    while first < head and tokens[first].upos == "PUNCT":
        first += 1
    while last - 1 > head and tokens[last - 1].upos == "PUNCT":
        last -= 1
    return tokens[first].begin, tokens[last - 1].end


@cache
def _treaty_names(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word (lower case) -> names as word tuples with the treaty's id, longest first."""
    treaties = {t.id for t in load(TreatyRow)}
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load(BodyNameRow):
        if row.actor in treaties and row.language in {language, "*"}:
            words = tuple(row.text.lower().split())
            names.setdefault(words[0], []).append((words, row.actor))
    return {k: tuple(sorted(v, key=lambda x: (-len(x[0]), x))) for k, v in names.items()}


def instruments_of(candidate: Candidate, passage: Passage) -> tuple[Instrument, ...]:
    """Treaties named in the clause of the act, and what is signed even where no table knows it."""
    clause = own_clause(candidate, passage.tree)
    tokens = passage.parse.tokens
    found: list[Instrument] = []
    if clause:
        for index in range(clause[0], clause[-1] + 1):
            for words, treaty in _treaty_names(passage.parse.language).get(tokens[index].text.lower(), ()):
                stretch = tokens[index : index + len(words)]
                if all(_same(t.text.lower(), w) for t, w in zip(stretch, words, strict=False)) and len(stretch) == len(words):
                    found.append(_instrument(stretch[0].begin, stretch[-1].end, passage, treaty))
                    break
    found = found or [_instrument(*span, passage, None) for span in _described_treaties(clause, passage)]
    if not found and candidate.frame.row.mode == "sign":
        for head in candidate.slots.get("object", ()):
            begin, end = phrase_span(head, passage)
            found.append(_instrument(begin, end, passage, None))
    return tuple(found)


def _described_treaties(clause: tuple[int, ...], passage: Passage) -> list[tuple[int, int]]:
    """Code points of treaties described, not named: `des Vertrags über eine strategische Partnerschaft`."""
    tokens, words = passage.parse.tokens, settings(passage.parse.language, "events")
    found: list[tuple[int, int]] = []
    for index in clause:
        at = index + 1
        if not tokens[index].lemma.lower().endswith(tuple(words["treaty_nouns"])) or at >= len(tokens):
            continue
        if tokens[at].text.lower() not in words["treaty_prepositions"]:
            continue
        at += 1
        while at < len(tokens) and tokens[at].upos in {"DET", "ADJ"}:
            at += 1
        if at < len(tokens) and tokens[at].upos in {"NOUN", "PROPN"}:
            found.append((tokens[index].begin, tokens[at].end))
    return found


def _same(form: str, word: str) -> bool:
    """Whether a word of the text is this word of a name, German endings aside."""
    return form == word or (len(word) > 3 and form.startswith(word) and form[len(word) :] in {"s", "es", "n", "en"})


def _instrument(begin: int, end: int, passage: Passage, treaty: str | None) -> Instrument:
    return Instrument(text=passage.parse.text[begin:end], begin=begin, end=end, where=passage.where, id=treaty)
