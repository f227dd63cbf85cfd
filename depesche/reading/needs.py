"""The conditions of the `needs` column: what must stand around a word for a table row to fire.

    object=Besuch|Visite OR with:zu=Besuch; subject:actor; !negated

Conditions are separated by `;`, all must hold; alternatives inside one by
` OR `; `!` before an alternative turns it round.  The alternatives:

- `slot=lemma|lemma`: the slot is filled by one of these words; the filler joins the trigger.
  `compound=Presse` is also met by the first part of the trigger itself ("Pressekonferenz").
- `slot:kind`: the slot is filled by somebody of that kind.
- `slot`: the slot is filled at all.
- `reflexive`, `passive`, `plural`, `negated`: what the trigger's own word group is like.

A German noun also matches by the last part of a compound: `object=Gespräch`
is met by "Spitzengespräch" and "Friedensgespräche".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.errors import LexiconError, TablePlace
from depesche.language.tree import Tree
from depesche.reading.document import Cast, Mentioned
from depesche.records import Token, Where

KINDS = ("actor", "person", "state", "body", "group", "people", "place", "any")
SLOTS = (
    "subject", "object", "dative", "predicate", "clause", "infinitive", "genitive", "compound",
    "apposition", "adjective", "possessive", "by", "light-subject", "light-object", "light-dative",
)  # fmt: skip
STATES = ("reflexive", "passive", "plural", "negated")
_BODIES = ("organisation", "government", "outlet")
_HUMAN = frozenset({"person", "people", "group"})
_UNKNOWN = TablePlace("needs", 1, "needs")
# What may stand between a noun's dictionary form and its end when the lemma was guessed wrong.
_NOUN_ENDINGS = ("", "e", "en", "n", "er", "ern", "s", "es")
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_SHORTEST_LAST_PART = 4
_SHORTEST_FIRST_PART = 3
_NEGATIONS = frozenset({"nicht", "kein", "keine", "nie", "niemals", "not", "n't", "n’t", "never", "no"})

_CURRENCIES = {"$": ("dollar",), "€": ("euro",), "£": ("pound",), "d": ("dollar",), "eur": ("euro",), "gbp": ("pound",)}
"""What money is called that is written with a sign: a parser heads `$2 million`, `US$2 million`, `USD 2 million` by it."""

Slots = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of a condition: `slot` with `words` or `kind` or neither, or a `state`."""

    slot: str = ""
    words: tuple[str, ...] = ()
    kind: str = ""
    state: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where a row is being tried: the trigger token, its slots, the tree and who appears."""

    slots: Slots
    tree: Tree
    cast: Cast
    where: Where
    trigger: int

    def token(self, index: int) -> Token:
        """Give the token of that index."""
        return self.tree.parse.tokens[index]


@dataclass(frozen=True, slots=True)
class Needs:
    """A compiled `needs` cell: conditions, each a row of alternatives."""

    conditions: tuple[tuple[Alternative, ...], ...] = ()

    def match(self, slots: Slots, tree: Tree, cast: Cast, where: Where, trigger: int, *, nobody: bool = False) -> tuple[int, ...] | None:
        """Tokens that join the trigger when all conditions hold, in order of the text; None if one fails.

        Args:
            slots: What fills the trigger's slots, as `Tree.slots(trigger)` gives it.
            tree: The tree of the passage.
            cast: Who is mentioned, for `slot:kind`.
            where: Which passage the trigger stands in.
            trigger: Token index of the word that may fire.
            nobody: Whether conditions that ask for a party are met by nobody as well (`es kam zu Ausschreitungen`).

        """
        site = Site(slots, tree, cast, where, trigger)
        joined: set[int] = set()
        for condition in self.conditions:
            found = _first_met(condition, site)
            if found is None and nobody and any(a.kind == "actor" and not a.turned for a in condition):
                continue
            if found is None:
                return None
            joined.update(found)
        return tuple(sorted(joined))


@cache
def compile_needs(text: str, place: TablePlace = _UNKNOWN) -> Needs:
    """Compile a `needs` cell; an empty one is always met.

    Raises:
        LexiconError: An unknown slot, kind or word of state, or an empty condition; `place` names the cell.

    """
    if not text.strip():
        return Needs()
    parts = [part.strip() for part in text.split(";")]
    return Needs(tuple(tuple(_alternative(a.strip(), place) for a in part.split(" OR ")) for part in parts))


def _alternative(text: str, place: TablePlace) -> Alternative:
    turned = text.startswith("!")
    body = text.removeprefix("!").strip()
    if not body:
        raise LexiconError(place, "has an empty condition", remedy="remove the `;`, `OR` or `!` too many")
    if body in STATES:
        return Alternative(state=body, turned=turned)
    if "=" in body:
        slot, _, cell = body.partition("=")
        words = tuple(word.strip() for word in cell.split("|"))
        if not all(words):
            raise LexiconError(place, f"{body!r} has an empty word", remedy="write `slot=lemma|lemma`")
        return Alternative(slot=_slot(slot.strip(), place), words=words, turned=turned)
    slot, colon, kind = body.rpartition(":")
    if colon and slot != "with":
        if kind not in KINDS:
            raise LexiconError(place, f"{kind!r} is no kind", remedy="kinds are " + ", ".join(KINDS))
        return Alternative(slot=_slot(slot, place), kind=kind, turned=turned)
    return Alternative(slot=_slot(body, place), turned=turned)


def _slot(name: str, place: TablePlace) -> str:
    preposition = name.removeprefix("with:")
    if preposition != name and preposition and " " not in preposition and ":" not in preposition:
        return name
    if name not in SLOTS:
        known = ", ".join((*SLOTS, "with:<preposition>", *STATES))
        raise LexiconError(place, f"{name!r} is no slot", remedy=f"write one of {known}")
    return name


def _first_met(condition: tuple[Alternative, ...], site: Site) -> tuple[int, ...] | None:
    for alternative in condition:
        found = _met(alternative, site)
        if alternative.turned:
            found = None if found is not None else ()
        if found is not None:
            return found
    return None


_SHORTEST_LAST = 2
"""Letters that the last part of a compound has more than, at least."""
_TOLD_WITHIN = 4
"""Letters from which on a part is told within a compound too."""


def _met(alternative: Alternative, site: Site) -> tuple[int, ...] | None:
    if alternative.state:
        return () if _STATE_TESTS[alternative.state](site) else None
    fillers = site.slots.get(alternative.slot, ())
    if alternative.words:
        if alternative.slot == "compound" and _begins_with(site.token(site.trigger), alternative.words):
            return ()
        hits = [i for i in fillers if any(is_word(site.token(i), word) for word in alternative.words)]
        return tuple(hits) or None
    if alternative.kind:
        return () if any(_is_kind(site, i, alternative.kind, alternative.slot) for i in fillers) else None
    return () if fillers else None


def _begins_with(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a noun is a compound with one of these parts before its last: `Pressekonferenz`, `Präsidentschaftswahlkampf`."""
    form = token.text.casefold()
    return token.upos in {"NOUN", "PROPN"} and any(_part_before_last(form, w.casefold()) for w in words)


def _part_before_last(form: str, part: str) -> bool:
    """Whether a part begins a compound, or, if it is long enough to be told, stands within it."""
    if form.startswith(part):
        return len(form) > len(part) + _SHORTEST_LAST
    return len(part) >= _TOLD_WITHIN and part in form[:-_SHORTEST_LAST]


def is_word(token: Token, word: str) -> bool:
    """Whether a token is this dictionary word, or a German compound noun ending in it."""
    wanted = word.casefold()
    if wanted not in keys_of(token.text, token.lemma, token.lexeme, token.upos):
        return False
    if token.upos not in _WITH_ENDINGS or word[:1].isupper() == (token.upos != "ADJ"):
        return True  # the word as it is, or an ending cut off that such a word may have
    return wanted in {token.lemma.casefold(), token.lexeme.casefold()} or wanted in _money(token.text.casefold())


_WITH_ENDINGS = frozenset({"ADJ", "NOUN", "PROPN"})
"""Word classes whose keys hold more than the word itself."""


def _money(form: str) -> tuple[str, ...]:
    """What a sign or abbreviation of money is called; nothing for other words."""
    return _CURRENCIES.get(form.lstrip("usac"), ())


def word_keys(token: Token) -> frozenset[str]:
    """Every case-folded dictionary word a token could be: an index of words by these finds what `is_word` accepts."""
    return keys_of(token.text, token.lemma, token.lexeme, token.upos)


@lru_cache(maxsize=12_000)  # some 2 kB each
def keys_of(text: str, lemma: str, lexeme: str, upos: str) -> frozenset[str]:
    """The same, of the parts of a token that decide it."""
    form = text.casefold()
    keys = {lemma.casefold(), lexeme.casefold(), *_money(form)}
    if upos == "ADJ":
        return frozenset(keys | {form.removesuffix(e) for e in _ADJECTIVE_ENDINGS})
    if upos not in {"NOUN", "PROPN"}:
        return frozenset(keys)
    for whole in tuple(keys | {form}):
        for ending in _NOUN_ENDINGS:
            if whole.endswith(ending):
                bare = whole[: len(whole) - len(ending)]
                keys.add(bare)
                keys.update(bare[i:] for i in range(_SHORTEST_FIRST_PART, len(bare) - _SHORTEST_LAST_PART + 1))
    return frozenset(keys)


def _is_kind(site: Site, index: int, kind: str, slot: str = "") -> bool:
    if kind == "any":
        return True
    somebody = who_stands(site.cast, site.tree, site.where, index)
    if kind == "actor" and slot == "subject" and somebody is not None and somebody.kind in _HUMAN and somebody.form != "pronoun":
        return True
    if kind == "place":
        return (somebody is not None and somebody.kind == "place") or _names_place(site, index)
    return somebody is not None and _KIND_TESTS[kind](somebody)


def who_stands(cast: Cast, tree: Tree, where: Where, index: int) -> Mentioned | None:
    """Who is meant by a word: the phrase it heads, or the name beside what only says what it is (`die Atommacht Russland`)."""
    found = cast.at(where, index)
    token = tree.parse.tokens[index]
    if found is not None or token.upos != "NOUN":
        return found
    beside = [t for t in tree.slots(index).get("apposition", ()) if t > index and tree.parse.tokens[t].upos == "PROPN"]
    named = (cast.at(where, t) for t in beside if not any(tree.parse.tokens[i].text == "," for i in range(index, t)))
    return next((m for m in named if m is not None and m.kind != "place"), None)


def _names_place(site: Site, index: int) -> bool:
    token = site.token(index)
    return any(m.where == site.where and m.begin <= token.begin < m.end for place in site.cast.places for m in place.mentions)


_KIND_TESTS: dict[str, Callable[[Mentioned], bool]] = {
    "actor": lambda m: m.political,
    "person": lambda m: m.kind == "person",
    "state": lambda m: m.kind == "state",
    "body": lambda m: m.kind in _BODIES,
    "group": lambda m: m.kind == "group",
    "people": lambda m: m.kind == "people",
}


def _feature(token: Token, feature: str) -> bool:
    return feature in token.feats.split("|")


def _reflexive(site: Site) -> bool:
    return any(_feature(t, "Reflex=Yes") or t.text.casefold() == "sich" for t in (site.token(i) for i in site.tree.children(site.trigger)))


def _passive(site: Site) -> bool:
    trigger = site.token(site.trigger)
    relations = {site.token(i).deprel for i in site.tree.children(site.trigger)}
    return bool(relations & {"aux:pass", "nsubj:pass", "csubj:pass"}) or _feature(trigger, "Voice=Pass")


def _plural(site: Site) -> bool:
    trigger = site.token(site.trigger)
    subjects = site.slots.get("subject", ())
    if trigger.upos in ("NOUN", "PROPN"):
        return _feature(trigger, "Number=Plur")
    plural_verb = trigger.upos in ("VERB", "AUX") and _feature(trigger, "Number=Plur")
    return plural_verb or len(subjects) > 1 or any(_feature(site.token(i), "Number=Plur") for i in subjects)


def _negated(site: Site) -> bool:
    near = set(site.tree.children(site.trigger))
    for index in (*site.slots.get("object", ()), *site.slots.get("predicate", ())):
        near.update(site.tree.children(index))
    return any(
        _feature(t, "Polarity=Neg") or t.text.casefold() in _NEGATIONS or t.lemma.casefold() in _NEGATIONS
        for t in (site.token(i) for i in near)
    )


_STATE_TESTS: dict[str, Callable[[Site], bool]] = {
    "reflexive": _reflexive,
    "passive": _passive,
    "plural": _plural,
    "negated": _negated,
}
