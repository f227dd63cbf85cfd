"""Event frames: which words of a passage tell an act, by the rows of `events.tsv`.

A row is compiled to a frame once per language.  Matching finds, for every
verb, noun or phrase that some row lists, the slots of the predicate and the
rows whose conditions hold; who fills the roles is decided in `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from depesche.errors import LexiconError, TablePlace
from depesche.language.tree import Tree
from depesche.lexicon.rows import EventRow
from depesche.lexicon.tables import load, settings
from depesche.reading.clauses import base, headline_infinitive
from depesche.reading.document import Cast, Passage
from depesche.reading.needs import Needs, compile_needs
from depesche.reading.slot_specs import Spec, compile_spec
from depesche.records import Token, Where

Slots = dict[str, list[int]]

_NOUNS = frozenset({"NOUN", "PROPN"})
_REMEMBERED = 20_000
_INTO = frozenset({"zu", "in", "into", "to"})  # prepositions between a light verb and its noun (`zu Gespraechen kommen`)


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of `events.tsv`, ready to match."""

    row: EventRow
    needs: Needs
    actors: Spec
    recipients: Spec
    agenda: Spec
    place: Spec


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a language, by what triggers them (lower case)."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    light_verbs: frozenset[str]
    scope_prepositions: frozenset[str]
    naming_nouns: frozenset[str]
    compounds: bool
    times: frozenset[str]
    nouns_of: Callable[[str], tuple[str, ...]]
    """The listed nouns a lemma is or ends in, remembered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame whose conditions hold at a token: `anchor` heads the trigger.

    `trigger` are the token indexes of the trigger in order; `verb` is the verb
    that carries tense and mood (the anchor itself, or the light verb of a
    noun); `rank` orders frames that share an anchor, most specific first.
    """

    frame: Frame
    where: Where
    anchor: int
    trigger: tuple[int, ...]
    verb: int | None
    slots: Slots
    rank: int


def compile_frame(row: EventRow, language: str, place: TablePlace) -> Frame:
    """Compile one row; a wrong cell is a `LexiconError` at its column."""
    needs = compile_needs(row.needs, TablePlace(place.file, place.row, "needs"))
    specs: dict[str, Spec] = {}
    for column in ("actors", "recipients", "agenda", "place"):
        try:
            specs[column] = compile_spec(getattr(row, column))
        except ValueError as error:
            raise LexiconError(TablePlace(place.file, place.row, column), str(error)) from error
    return Frame(row=row, needs=needs, **specs)


@cache
def frames(language: str) -> Frames:
    """All frames of a language; raises `LexiconError` on the first row that does not compile."""
    by_pos: dict[str, dict[str, list[Frame]]] = {"verb": {}, "noun": {}, "adj": {}}
    phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for number, row in enumerate(load(EventRow, language), start=2):
        frame = compile_frame(row, language, TablePlace(f"{language}/events.tsv", number))
        for lexeme in row.lexeme:
            if row.pos == "phrase":
                words = tuple(lexeme.lower().split())
                phrases.setdefault(words[0], []).append((words, frame))
            else:
                by_pos[row.pos].setdefault(lexeme.lower(), []).append(frame)
    lists = settings(language, "events")
    nouns = {k: tuple(v) for k, v in by_pos["noun"].items()}
    return Frames(
        verbs={k: tuple(v) for k, v in by_pos["verb"].items()},
        nouns=nouns,
        adjectives={k: tuple(v) for k, v in by_pos["adj"].items()},
        phrases={k: tuple(v) for k, v in phrases.items()},
        light_verbs=frozenset(lists["light_verbs"]),
        scope_prepositions=frozenset(lists["scope_prepositions"]),
        naming_nouns=frozenset(lists["naming_nouns"]),
        compounds=bool(lists["nouns_compound"]),
        times=frozenset(settings(language, "parse")["times"]),
        nouns_of=lru_cache(maxsize=_REMEMBERED)(partial(_nouns_of, frozenset(nouns), compounds=bool(lists["nouns_compound"]))),
    )


def candidates(passage: Passage, cast: Cast, known: Frames) -> list[Candidate]:
    """All frames whose conditions hold in a passage, in order of the text, most specific first.

    A noun that is part of a verb's trigger (`Besuch` in `einen Besuch abstatten`)
    triggers nothing by itself, unless the verb only speaks of the deed it names (`kuendigte den Abzug an`).
    """
    found = [c for token in passage.parse.tokens for c in _at(token, passage, cast, known)]
    inside: dict[int, set[str]] = {}
    for c in found:
        if c.frame.row.pos == "verb":
            for t in c.trigger:
                if t != c.anchor:
                    inside.setdefault(t, set()).add(c.frame.row.type)
    kept = [c for c in found if c.frame.row.pos == "verb" or (_stands_apart(c, inside) and not _only_named(c, passage, known))]
    return sorted(kept, key=lambda c: (c.anchor, -c.rank, c.frame.row.id))


_SPOKEN = frozenset({"CONCEDE", "REQUEST"})
_DEEDS = frozenset({"RETREAT", "AID", "SANCTION"})


def _stands_apart(candidate: Candidate, inside: dict[int, set[str]]) -> bool:
    """Whether a noun is an act of its own: no verb has it in its trigger, or only verbs that announce or demand the deed."""
    owners = inside.get(candidate.anchor)
    return owners is None or (owners <= _SPOKEN and candidate.frame.row.type in _DEEDS)


def _only_named(candidate: Candidate, passage: Passage, known: Frames) -> bool:
    """Whether a noun tells no act but belongs to a name or a measure: `Vertrag ueber Partnerschaft`, `Zahl der Treffen`."""
    tokens = passage.parse.tokens
    if _in_its_name(candidate.anchor, passage, known):
        return True
    at = tokens[candidate.anchor]
    while base(at.deprel) in {"nmod", "conj", "appos"} and at.head != at.index:
        at = tokens[at.head]
        lemma = at.lemma.lower()
        if at.upos == "NOUN" and any(lemma.endswith(word) for word in known.naming_nouns):
            return True
    return False


def _in_its_name(anchor: int, passage: Passage, known: Frames) -> bool:
    """Whether a noun stands right behind what it names, however the parser hung it: `Vertrag über eine umfassende Partnerschaft`."""
    tokens, at = passage.parse.tokens, anchor - 1
    while at > 0 and tokens[at].upos in {"ADJ", "DET"}:
        at -= 1
    named = tokens[at].upos == "ADP" and tokens[at].text.lower() in _NAMING and tokens[at - 1].upos == "NOUN"
    return at > 0 and named and tokens[at - 1].lemma.lower().endswith(tuple(known.naming_nouns))


_NAMING = frozenset({"über", "zur", "zum", "on", "concerning"})


def _at(token: Token, passage: Passage, cast: Cast, known: Frames) -> Iterator[Candidate]:
    choices = [_frames_for(token, known)]
    tried: Tried = {}
    if token.upos in _NOUNS and choices[0]:
        choices += [known.nouns[key] for key in noun_keys(token, known)[1:]]
    for frames_of_word in choices:  # the general noun only where the longer one has no frame that holds
        found = [c for f in frames_of_word if (c := _try(f, token.index, passage, cast, known, tried)) is not None]
        yield from found
        if found:
            break
    for words, frame in known.phrases.get(token.text.lower(), ()):
        tokens = passage.parse.tokens[token.index : token.index + len(words)]
        if tuple(t.text.lower() for t in tokens) == words:
            yield from _phrase(frame, tokens, passage, cast)


def _frames_for(token: Token, known: Frames) -> tuple[Frame, ...]:
    lexeme = token.lexeme.lower()
    if token.upos in {"VERB", "AUX"}:
        return known.verbs.get(lexeme, ())
    if token.upos == "ADJ":
        participle = known.verbs.get(lexeme, ()) if "VerbForm=Part" in token.feats else ()
        return participle or known.adjectives.get(token.lemma.lower(), ())
    if token.upos in {"NOUN", "PROPN"}:
        return known.nouns.get(noun_key(token, known), ())
    return ()


def noun_key(token: Token, known: Frames) -> str:
    """The listed noun a token is, or ends in, longest first: `Friedensgespräche` -> `gespräch`; empty if none."""
    return next(iter(noun_keys(token, known)), "")


def noun_keys(token: Token, known: Frames) -> tuple[str, ...]:
    """The listed noun a token is; else all it ends in, longest first: an `EU-Außenministertreffen` is a `Treffen` as well."""
    if not known.compounds and token.text[:1].isupper() and token.text.lower() in known.times and token.upos == "PROPN":
        return ()  # `in March` is no march
    if not known.compounds and token.lexeme != token.lemma and token.lexeme in known.nouns:
        return (token.lexeme,)  # `cease - fire` is no fire
    return known.nouns_of(token.lemma.lower())


def _nouns_of(listed: frozenset[str], lemma: str, *, compounds: bool) -> tuple[str, ...]:
    """The listed nouns a lemma is or ends in, longest first."""
    plain = lemma.replace("ß", "ss")  # dictionaries know the old spelling: `Beschluß`
    for whole in (lemma, plain):
        if whole in listed:
            return (whole,)
    if not compounds:  # English writes its compounds apart, or with a hyphen
        last = lemma.rpartition("-")[2]
        return (last,) if last in listed else ()
    return tuple(word[i:] for word in dict.fromkeys((lemma, plain)) for i in range(2, len(word) - 3) if word[i:] in listed)


Tried = dict[tuple[bool, int | None, bool], tuple[int | None, Slots, Slots]]
"""What frames of one token share: its verb, its slots, and these with what stands around them."""


def _try(frame: Frame, anchor: int, passage: Passage, cast: Cast, known: Frames, tried: Tried) -> Candidate | None:
    tree = passage.tree
    is_noun = frame.row.pos == "noun"
    duty = _duty(frame, anchor, tree)
    if duty is not None and not _asked_of(anchor, duty, tree):
        return None
    key = (is_noun, duty, frame.row.agenda == "subject")
    if key not in tried:
        verb = light_verb(tree, anchor, known) if is_noun else None if duty else anchor
        about_noun = _of_noun(anchor, verb, passage, cast) if is_noun else None
        tried[key] = (verb, *(about_noun or _of_verb(anchor if duty is None else duty, tree, subject=key[2])))
    verb, slots, wide = tried[key]
    happening = is_noun and verb is not None and frame.row.type in HAPPENING and told_as_happening(tree, verb, slots)
    fillers = frame.needs.match(wide, tree, cast, passage.where, anchor, nobody=happening)
    if fillers is None:
        return None
    slots = _with_noun_phrases(wide, (), tree) if is_noun else _with_noun_phrases(slots, fillers, tree)
    trigger = {anchor, *fillers, *_particles(tree, anchor)} | ({duty, *_particles(tree, duty)} if duty is not None else set())
    if is_noun and verb is not None:
        trigger |= {verb, *_particles(tree, verb)}
    rank = 10 * len(fillers) + len(frame.row.needs.split(";")) * bool(frame.row.needs)
    return Candidate(
        frame=frame, where=passage.where, anchor=anchor, trigger=tuple(sorted(trigger)),
        verb=verb, slots=slots, rank=rank,
    )  # fmt: skip


def _of_noun(noun: int, verb: int | None, passage: Passage, cast: Cast) -> tuple[Slots, Slots]:
    slots = noun_slots(passage.tree, noun, verb)
    return slots, _with_what_is_used(slots, passage.tree, cast, passage.where)


def _of_verb(verb: int, tree: Tree, *, subject: bool) -> tuple[Slots, Slots]:
    slots = verb_slots(tree, verb)
    about = slots.get("subject", []) if subject else []
    wide = _with_noun_phrases(slots, [*_objects(slots), *about], tree)
    return slots, wide if tree.parse.language != "en" else _with_kinds(wide, _objects(slots), tree)


def verb_slots(tree: Tree, verb: int) -> Slots:
    """Slots of a verb, with what headlines and double objects hide: `Trump to meet Kim`, `sent Ukraine ten tanks`."""
    slots = {k: list(v) for k, v in tree.slots(verb).items()}
    doer = headline_infinitive(tree, verb)
    if doer is not None and not slots.get("subject"):
        slots["subject"] = [doer]
    if not slots.get("object") and (counted := _at_least(tree, verb)):
        slots["object"] = counted
    for name in ("subject", "object", "dative"):
        if name in slots:
            slots[name] += [t for filler in slots[name] for t in _of_whom(tree, filler) if t not in slots[name]]
    receivers = [t for o in slots.get("object", ()) for t in _before_its_number(tree, o)]
    if receivers and not slots.get("dative"):
        slots["dative"] = receivers
    return slots


def _of_whom(tree: Tree, noun: int) -> list[int]:
    """Who stands behind a noun that only counts or sorts: `members of the Security Council`, `dozens of activists`."""
    token = tree.parse.tokens[noun]
    if tree.parse.language != "en" or (token.lemma.lower() not in _SORTING and token.upos != "NUM"):
        return []
    return tree.slots(noun).get("genitive", [])


_SORTING = frozenset({"member", "dozen", "hundred", "thousand", "score", "majority", "number", "most", "ten", "group", "handful", "pair",
                      "worth", "ton", "tonne", "percent", "%", "bulk", "batch", "rest", "half", "third", "several", "some", "all", "many",
                      "couple", "lot"})  # fmt: skip


def _at_least(tree: Tree, verb: int) -> list[int]:
    """Objects taken for an adverbial because of their number: `killed at least 20 soldiers`, `arrested up to 100 people`."""
    tokens = tree.parse.tokens
    if tree.parse.language != "en" or any(base(tokens[c].deprel) == "nsubj" and c > verb for c in tree.children(verb)):
        return []
    near = [c for c in tree.children(verb) if base(tokens[c].deprel) == "obl" and tokens[c].upos in {"NOUN", "PROPN"} and c > verb]
    return [c for c in near if " ".join(t.text.lower() for t in tokens[tree.extent(c)[0] :][:2]) in _ABOUT or _bare_count(tree, c)]


def _bare_count(tree: Tree, noun: int) -> bool:
    """Whether a noun is counted and has no preposition, and tells no time: `regained about 300 square miles`."""
    tokens = tree.parse.tokens
    parts = {base(tokens[c].deprel) for c in tree.children(noun)}
    return "nummod" in parts and "case" not in parts and tokens[noun].lemma.lower() not in _SPANS


_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "percent", "point", "night", "%"})
_ABOUT = frozenset({"at least", "at most", "up to", "as many", "close to"})


def _before_its_number(tree: Tree, noun: int) -> list[int]:
    """Names taken for part of a noun though its article or number stands between: `Ukraine | ten tanks`, `Kyiv | a loan`."""
    tokens = tree.parse.tokens
    if tree.parse.language != "en":
        return []
    opens = [c for c in tree.children(noun) if base(tokens[c].deprel) in {"nummod", "det"} and c < noun]
    return [
        c for c in tree.children(noun) if base(tokens[c].deprel) == "compound" and tokens[c].upos == "PROPN" and any(c < o for o in opens)
    ]


def _objects(slots: Slots) -> list[int]:
    return [*slots.get("object", []), *slots.get("dative", [])]


def _with_kinds(slots: Slots, objects: Iterable[int], tree: Tree) -> Slots:
    """What kind of thing a verb is done to, for conditions: `dropped [barrel] bombs`, `a [joint] declaration`."""
    kinds = {name: [t for o in objects for t in tree.slots(o).get(name, ())] for name in ("compound", "adjective")}
    return {**slots, **{name: [*slots.get(name, []), *found] for name, found in kinds.items() if found}}


def _with_what_is_used(slots: Slots, tree: Tree, cast: Cast, where: Where) -> Slots:
    """What hangs on the thing an event noun is about may belong to the act: `der Einsatz von Gewalt gegen Demonstranten`."""
    things = [t for name in ("genitive", "with:von") for t in slots.get(name, ()) if cast.at(where, t) is None]
    inner = _with_noun_phrases({}, things, tree)
    return {**slots, **{name: inner[name] for name in _OF_THE_ACT if inner.get(name) and not slots.get(name)}}


_OF_THE_ACT = ("with:gegen", "with:durch", "with:zwischen")


def _duty(frame: Frame, anchor: int, tree: Tree) -> int | None:
    """The verb a modal goes with where the row is one of duties somebody speaks of: `Der Iran muesse die Anreicherung beenden`."""
    token = tree.parse.tokens[anchor]
    return token.head if speaks(frame) and token.deprel == "aux" and token.head != anchor else None


def _asked_of(modal: int, verb: int, tree: Tree) -> bool:
    """Whether a duty is one somebody has and is still to be done, not told by the way: `muss`, not `musste` or `soll getan haben`."""
    tokens = tree.parse.tokens
    if (
        tokens[modal].lexeme.lower() in _DUTIES_IF_WISHED
        and "Mood=Sub" not in tokens[modal].feats
        and not tokens[modal].text.lower().endswith("te")
    ):
        return False  # `Die Gespraeche sollen stattfinden` is a plan
    helpers = [tokens[c] for c in tree.children(verb) if base(tokens[c].deprel) == "aux"]
    past = any("Tense=Past" in t.feats and "Mood=Sub" not in t.feats for t in helpers) or any(
        t.text.lower() in _OF_PERFECT for t in helpers
    )
    aside = base(tokens[verb].deprel) in {"acl", "advcl"} or "VerbForm=Part" in tokens[verb].feats
    return not past and not aside


_DUTIES_IF_WISHED = frozenset({"sollen"})
_OF_PERFECT = frozenset({"haben", "sein", "have", "been"})


def speaks(frame: Frame) -> bool:
    """Whether the doer of a row is whoever says the words it is told in."""
    return frame.row.actors == "speaker"


HAPPENING = frozenset({"PROTEST", "CONSULT", "ASSAULT"})
"""Classes of acts that can be told without anybody who does them: `es kam zu Ausschreitungen`, `talks were held`."""


def told_as_happening(tree: Tree, verb: int, slots: Slots) -> bool:
    """Whether the verb of an event noun tells that it takes place, and nobody as its doer: `Am Abend fanden Demonstrationen statt`."""
    tokens = tree.parse.tokens
    doers = [tokens[t] for name in ("light-subject", "genitive", "with:von", "with:of", "possessive") for t in slots.get(name, ())]
    if any(t.upos != "PRON" or t.text.lower() not in _NOBODY for t in doers):
        return False
    return tokens[verb].lexeme.lower() in settings(tree.parse.language, "events")["happening_verbs"]


_NOBODY = frozenset({"es", "it", "there"})
_ROLES = ("with:by", "with:against", "with:on", "with:at", "with:from")


def _loosely_attached(slots: Slots, tree: Tree) -> Slots:
    """Parties the parser hung one noun too deep: `the killing of X [by Y]`, `a [US] drone strike`, `an [Israeli] missile strike`."""
    if tree.parse.language != "en":
        return slots
    out = {k: list(v) for k, v in slots.items()}
    for name, found in slots.items():
        for filler in found if name == "genitive" or name in _ROLES else ():
            for role in _ROLES:
                new = [f for f in tree.slots(filler).get(role, []) if f not in out.get(role, [])]
                if new and role not in slots:
                    out.setdefault(role, []).extend(new)
        for part in ("compound", "adjective") if name == "compound" else ():
            deeper = [f for c in found for f in tree.slots(c).get(part, [])]
            out[part] = list(dict.fromkeys((*out.get(part, ()), *deeper)))
    return out


def _with_content(slots: Slots, tree: Tree, noun: int) -> Slots:
    """What an event noun is about where that is a clause: `der Befehl, Hilfe zu leisten`, `the call that all parties respect it`."""
    for child in tree.children(noun):
        token = tree.parse.tokens[child]
        if base(token.deprel) not in {"acl", "appos", "xcomp", "ccomp"} or token.deprel == "acl:relcl" or token.upos != "VERB":
            continue
        finite = "VerbForm=Fin" in token.feats or any(base(tree.parse.tokens[c].deprel) == "nsubj" for c in tree.children(child))
        if not finite and "VerbForm=Inf" not in token.feats:
            continue
        found = slots.setdefault("clause" if finite else "infinitive", [])
        if child not in found:
            found.append(child)
    return slots


_GENITIVE_ENDINGS = ("s", "'", "’")


def _names_in_the_genitive(tree: Tree, noun: int, slots: Slots) -> Slots:
    """A name behind an event noun that ends like a genitive is one, whatever the parser takes it for: `die Ermordung Anwar as-Sadats`."""
    tokens = tree.parse.tokens
    beside = [t for t in slots.get("apposition", ()) if t > noun and tokens[t].upos == "PROPN"]
    found = [t for t in beside if tokens[tree.extent(t)[1] - 1].text.endswith(_GENITIVE_ENDINGS)]
    if tree.parse.language != "de" or slots.get("genitive") or not found or "," in {tokens[i].text for i in range(noun, found[0])}:
        return slots
    return {**slots, "genitive": found}


def _by_participles(tree: Tree, noun: int) -> list[int]:
    """Who did it according to a light verb before or behind the noun: `die von der EU verhaengten Sanktionen`."""
    light = settings(tree.parse.language, "events")["light_verbs"]
    found: list[int] = []
    for child in tree.children(noun):
        token = tree.parse.tokens[child]
        if base(token.deprel) in {"amod", "acl"} and token.lexeme.lower() in light:
            inner = tree.slots(child)
            found += [t for t in inner.get("subject", ()) if t != noun and noun in inner.get("object", ())]
    return found


def _with_noun_phrases(slots: Slots, nouns: Iterable[int], tree: Tree) -> Slots:
    """What hangs on the noun of the trigger says who is meant as well: `imposed sanctions on Russia`."""
    out = {k: list(v) for k, v in slots.items()}
    for noun in nouns:
        for name, found in tree.slots(noun).items():
            if name.startswith("with:") or (name == "possessive" and tree.parse.language == "en"):
                out.setdefault(name, []).extend(f for f in found if f not in out.get(name, []))
    return out


def _phrase(frame: Frame, tokens: tuple[Token, ...], passage: Passage, cast: Cast) -> Iterator[Candidate]:
    """A phrase takes its parties from the predicate it belongs to: its own head, else the verb above."""
    inside = {t.index for t in tokens}
    head = next((t.index for t in tokens if t.head not in inside or t.head == t.index), tokens[0].index)
    tree = passage.tree
    verb = next((i for i in (head, *tree.head_chain(head)) if passage.parse.tokens[i].upos in {"VERB", "AUX"}), None)
    slots = {k: list(v) for k, v in tree.slots(head).items()}
    if verb is not None:
        for name, fillers in tree.slots(verb).items():
            slots[name] = [*slots.get(name, []), *(f for f in fillers if f not in inside)]
    fillers_of_needs = frame.needs.match(slots, tree, cast, passage.where, head)
    if fillers_of_needs is not None:
        yield Candidate(
            frame=frame, where=passage.where, anchor=head, trigger=tuple(sorted(inside | set(fillers_of_needs))),
            verb=verb, slots=slots, rank=10 * len(tokens),
        )  # fmt: skip


def _particles(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children(verb) if tree.parse.tokens[c].deprel == "compound:prt"]


def light_verb(tree: Tree, noun: int, known: Frames) -> int | None:
    """The light verb an event noun depends on (`Gespräche führen`, `ein Treffen findet statt`)."""
    token = tree.parse.tokens[noun]
    head = tree.parse.tokens[token.head]
    if base(token.deprel) == "conj":
        return light_verb(tree, token.head, known) if token.head != noun else None
    relation = base(token.deprel)
    if (
        relation == "nmod"
        and head.index != noun
        and head.lemma.lower() in settings(tree.parse.language, "events").get("counting_nouns", ())
    ):
        return light_verb(tree, head.index, known)  # `held a first round of talks`
    cases = (tree.parse.tokens[c].lemma.lower() for c in tree.children(noun) if base(tree.parse.tokens[c].deprel) == "case")
    into = relation == "obl" and next(cases, "") in _INTO
    carries = (relation in {"obj", "nsubj"} or into) and head.upos in {"VERB", "AUX"}
    return head.index if carries and head.lexeme.lower() in known.light_verbs else None


def noun_slots(tree: Tree, noun: int, verb: int | None) -> Slots:
    """Slots of an event noun, with those of its light verb: `light-subject`, `light-dative`, `with:..`."""
    slots = _names_in_the_genitive(tree, noun, {k: list(v) for k, v in tree.slots(noun).items()})
    slots = _with_content(_loosely_attached(slots, tree), tree, noun)
    head = tree.parse.tokens[tree.parse.tokens[noun].head]
    if base(tree.parse.tokens[noun].deprel) == "nsubj" and head.upos in {"NOUN", "PROPN"}:  # `Thema war der Streit`
        slots["predicate"] = [head.index]
    doers = _by_participles(tree, noun)
    if verb is None or doers:
        return {**slots, "light-subject": doers} if doers else slots
    undergone = tree.parse.tokens[verb].lexeme.lower() in settings(tree.parse.language, "events")["undergoing_verbs"]
    for name, fillers in (verb_slots(tree, verb) if tree.parse.language == "en" else tree.slots(verb)).items():
        others = [f for f in fillers if f != noun and not (name == "subject" and undergone)]
        if name in {"subject", "object", "dative"}:
            slots.setdefault(f"light-{name}", []).extend(others)
        elif name.startswith("with:"):
            slots.setdefault(name, []).extend(f for f in others if f not in slots.get(name, []))
    return slots
