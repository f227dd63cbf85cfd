"""Whom an act is aimed at where the predicate has no slot for him: he stands inside what is done.

    forderten den Ruecktritt der Regierung     -> die Regierung
    welcomed the decision of the IAEA          -> the IAEA
    brach die Beziehungen zum Iran ab          -> Iran

Which inner slots count depends on the class: who criticises an attack by A on B
blames A, who attacks positions in B attacks B (`language.toml`, section
`recipients_within`).
"""

from __future__ import annotations

from functools import cache

from depesche.language.tree import Tree
from depesche.lexicon.tables import settings
from depesche.reading.document import Cast, Mentioned, Passage
from depesche.reading.frames import Candidate, frames, speaks

_DEEP = 2  # `die Umsetzung | der Beschluesse | des Rates`: how many noun phrases down
_DEEPER = "inner:"  # before a slot that says whose it is only below the first noun: `tariffs on | Chinese goods`, not `Chinese tariffs`
_WHAT_IS_DONE = ("object", "predicate", "light-object")


@cache
def _inner_slots(language: str) -> dict[str, tuple[str, ...]]:
    """Class -> inner slots in order of preference; `undergone`: nouns whose genitive only undergoes them."""
    return {name: tuple(values) for name, values in settings(language, "recipients_within").items()}


def aimed_at(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Those an act is aimed at, found inside its objects; empty where the class has none or nobody stands there."""
    slots = _inner_slots(passage.parse.language)
    wanted = slots.get(candidate.frame.row.type, ())
    if not wanted or candidate.frame.row.mode == "sign":
        return ()
    done, means = _done(candidate, passage.tree)
    # A body that is part of the trigger is not what is done: `vor den Sicherheitsrat bringen`.
    done = [t for t in done if t not in candidate.trigger or (m := cast.at(passage.where, t)) is None or not m.political]
    # `mit iranischen Drohnen` is not aimed at Iran, but `from bases in Iraq` is from Iraq
    by_means = tuple(name.removeprefix(_DEEPER) if "with:" in name else name for name in wanted if name != "adjective")
    aimed = [n for n in means if any(n in candidate.slots.get(s, ()) for group in candidate.frame.recipients for s in group)]
    theirs = tuple(dict.fromkeys((*wanted, *_OWNED)))  # `kritisch gegenüber deutschen Autobauern`, `auf ihre Stellungen`
    inner_slots = (*((n, wanted) for n in done), *((n, theirs) for n in aimed), *((n, by_means) for n in means if n not in aimed))
    kind = candidate.frame.row.type
    people = kind in _DONE_TO_ANYBODY
    undergone = slots["undergone"]
    if kind in _FOR_OR_AGAINST:
        undergone = tuple(n for n in undergone if n not in slots["gains"])
    for noun, inner in inner_slots:
        found = _inside(noun, inner, undergone, passage, cast, _DEEP, people=people, states=kind in _IN_STATES)
        if found:
            return found
    return _in_the_content(candidate, passage, cast)


_OF_CLAUSES = dict.fromkeys(("REQUEST", "ACCUSE", "SUPPORT", "REJECT"), ("subject",))
_OF_INFINITIVES = {
    "REJECT": ("dative", "object", "with:mit", "with:with", "with:an", "with:to"),
    "SUPPORT": ("dative", "object"),
    "AGREE": ("dative", "with:mit", "with:with", "with:an", "with:to"),
    "THREATEN": ("object", "dative", "with:gegen", "with:against"),
    "CONCEDE": ("dative", "object"),
}


def _in_the_content(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Those meant by what is demanded, blamed, praised, refused or threatened, where that is a clause.

    Who demands `dass sich die Regierung entschuldigt` demands it of the government; who refuses
    `dem Kosovo den Status zu verleihen` refuses it to Kosovo.
    """
    kind, tree = candidate.frame.row.type, passage.tree
    wanted = [(c, s) for c in candidate.slots.get("clause", ()) for s in _OF_CLAUSES.get(kind, ())]
    wanted += [(i, s) for i in candidate.slots.get("infinitive", ()) for s in _OF_INFINITIVES.get(kind, ())]
    doers = set(candidate.slots.get("subject", ()))
    if kind == "AGREE":
        wanted += [(v, s) for v in _promised(candidate, tree) for s in ("object", "dative", "with:with")]
    for verb, slot in wanted:
        fillers = [f for f in tree.slots(verb).get(slot, ()) if f not in doers]
        found = [m for f in fillers if (m := cast.at(passage.where, f)) is not None and m.political]
        if found:
            return tuple(found)
    return ()


def _promised(candidate: Candidate, tree: Tree) -> list[int]:
    """Verbs of what is promised that are done for somebody: `pledged to defend Estonia`, `committed to supporting Iraq`."""
    tokens = tree.parse.tokens
    known = frames(tree.parse.language).verbs
    below = [c for c in tree.children(candidate.anchor) if tokens[c].upos == "VERB" and c > candidate.anchor]
    verbs = dict.fromkeys((*candidate.slots.get("infinitive", ()), *below))
    return [v for v in verbs if _FOR_OTHERS & {f.row.type for f in known.get(tokens[v].lexeme.lower(), ())}]


_FOR_OTHERS = frozenset({"AID", "SUPPORT", "COOPERATE"})


def _done(candidate: Candidate, tree: Tree) -> tuple[list[int], list[int]]:
    """What is done, nouns of the trigger before objects, and what stands with a preposition, the source left out (`nach Angaben`)."""
    tokens = tree.parse.tokens
    sources = settings(tree.parse.language, "events")
    nouns = [t for t in candidate.trigger if tokens[t].upos == "NOUN" and t != candidate.anchor]
    spoken_of = ("subject",) if speaks(candidate.frame) else ()
    fillers = [t for name in (*spoken_of, *_WHAT_IS_DONE) for t in candidate.slots.get(name, ())]
    done = [t for t in dict.fromkeys((*nouns, *fillers)) if tokens[t].upos == "NOUN"]
    others = [
        t
        for name, found in candidate.slots.items() if name.startswith("with:") and name[5:] not in sources["circumstance_prepositions"]
        for t in found if not (name[5:] in sources["source_prepositions"] and tokens[t].lemma.lower() in sources["source_nouns"])
        and not (name == "with:in" and tokens[t].lemma.lower() in sources.get("circumstance_nouns", ()))
    ]  # fmt: skip
    return done, [t for t in dict.fromkeys(others) if tokens[t].upos == "NOUN" and t not in done]


_OWNED = ("genitive", "possessive", "adjective", "compound")
_DONE_TO_ANYBODY = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SUPPORT"})
"""Classes of acts that are done to private people through what is theirs: `verhinderte die Reise des Bloggers`."""
_FOR_OR_AGAINST = frozenset({"SUPPORT", "REJECT"})
"""Classes of acts for or against whoever would gain by what is done to them: `unterstützt die Aufnahme Serbiens`."""
_IN_STATES = frozenset({"ACCUSE", "REQUEST"})
"""Classes of acts that mean the state in which things are as they are: `ein Ende der Gewalt in Syrien`."""


def _inside(
    noun: int,
    wanted: tuple[str, ...],
    undergone: tuple[str, ...],
    passage: Passage,
    cast: Cast,
    deep: int,
    *,
    people: bool = False,
    states: bool = False,
) -> tuple[Mentioned, ...]:
    """Somebody in one of the wanted slots of a noun, or of a noun in such a slot; `people` says whether private ones count.

    `states` says that of places only states count (`ein Ende der Gewalt in Syrien`).
    """
    lemma = passage.parse.tokens[noun].lemma.lower()
    if deep == 0 or lemma.endswith(undergone):
        return ()
    slots = passage.tree.slots(noun)
    names = [n.removeprefix(_DEEPER) for n in wanted if deep < _DEEP or not n.startswith(_DEEPER)]
    fillers = [f for name in names for f in slots.get(name, ()) if f != noun]
    there = {f for f in slots.get("with:in", ()) if states}
    named = [
        m
        for f in fillers
        if (m := cast.at(passage.where, f)) is not None
        and (m.political or m.kind == "place" or (people and m.kind in {"person", "people"}))
        and (m.kind == "state" or f not in there)
    ]
    if named:
        return (named[0],)
    return next(
        (
            found
            for f in fillers
            if f not in there and (found := _inside(f, wanted, undergone, passage, cast, deep - 1, people=people, states=states))
        ),
        (),
    )
