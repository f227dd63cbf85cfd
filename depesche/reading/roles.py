"""Who does it and to whom: from the slots of a predicate to the parties of a claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from depesche.language.implied import is_passive
from depesche.language.slots import preposition
from depesche.lexicon.rows import EventRow, StateRow
from depesche.lexicon.tables import load, settings
from depesche.reading.document import Cast, Mentioned, Passage
from depesche.reading.frames import Candidate
from depesche.reading.needs import who_stands
from depesche.reading.slot_specs import Spec, fill
from depesche.reading.within import aimed_at
from depesche.records import ClaimPlace, Part

_NAMED_IN_COMPOUNDS = frozenset({"state", "organisation", "government", "group"})
_DONE_TO_THE_NAMED = frozenset({"SANCTION", "AID"})
"""Classes whose compounds name who has it done to him: `Russland-Sanktionen`, `Ukraine-Hilfe`."""
_DONE_TO_PLACES = frozenset({"ASSAULT", "COERCE", "RETREAT", "AID", "MOBILIZE", "SANCTION", "SUPPORT"})
"""Classes of acts done to a state by what is done to its towns: `withdrew from Kherson`, `besieged Aleppo`."""
_HOST = "; the place visited stands for its state"
_PRESENT = frozenset({"person", "state", "government", "organisation"})
_BY_MEANS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_DOERS = frozenset({"state", "organisation", "government", "group"})
_DOER_SLOTS = ("genitive", "adjective", "possessive", "with:von", "with:durch", "with:by", "with:of", "compound")


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an act as mentioned, in order of the text."""

    actors: tuple[Mentioned, ...] = ()
    recipients: tuple[Mentioned, ...] = ()

    @property
    def political(self) -> bool:
        """Whether one of them can make a claim count (CLAIMS section 1 c); a place that is visited cannot."""
        return any(m.political and _HOST not in m.why for m in (*self.actors, *self.recipients))

    @property
    def only_a_scene(self) -> bool:
        """Whether nobody is known but a place where it happened: `the attacks in Paris`."""
        return not self.actors and all(m.kind == "place" or _HOST in m.why for m in self.recipients)

    def __bool__(self) -> bool:
        """Whether there is any party."""
        return bool(self.actors or self.recipients)


def parties(candidate: Candidate, passage: Passage, cast: Cast) -> Parties:
    """Fill the roles of a frame; somebody found in both stays an actor only."""
    frame = candidate.frame
    actors = _role(frame.actors, candidate, passage, cast, places=False)
    recipients = _role(frame.recipients, candidate, passage, cast, places=frame.row.mode == "visit")
    opposed = tuple(m for m in actors if _opposed(m, passage))
    actors, recipients = tuple(m for m in actors if m not in opposed), recipients or opposed
    actors = actors + _who_was_there(candidate, actors, passage, cast)
    visit = frame.row.type == "CONSULT" and frame.row.mode == "visit"
    named = _in_the_compound(candidate, passage, cast)
    if visit:
        recipients = tuple(host_of(m, visited=True) for m in recipients or named)
    elif frame.row.type in _DONE_TO_THE_NAMED:
        recipients = recipients or named
    elif not actors or (frame.row.type == "CONSULT" and {"with:mit", "with:with"} & set(candidate.slots)):
        actors = (*named, *actors)
    actors = actors or _behind_it(candidate, passage, cast) or _whose_words(candidate, passage, cast)
    actors = actors or _by_this_means(candidate, passage, cast)
    if not actors and recipients and _is_agent(candidate, passage):
        actors, recipients = recipients, ()
    if actors and not recipients and {_who(m) for m in actors} <= _fought(candidate, passage, cast):
        actors, recipients = (), actors
    mine = {_who(m) for m in actors}
    if not recipients and frame.row.type in _DONE_TO_PLACES:
        scene = frame.row.pos == "noun" and frame.row.type == "ASSAULT"  # `the attacks in Paris`: where, of nobody
        recipients = tuple(host_of(m, visited=scene) for m in _role(frame.recipients, candidate, passage, cast, places=True))
    if not recipients:
        recipients = tuple(host_of(p) for m in aimed_at(candidate, passage, cast) for p in _each(m))
    recipients = recipients or _who_answers(candidate, passage, cast)
    return Parties(actors, tuple(m for m in recipients if _who(m) not in mine))


def _opposed(mention: Mentioned, passage: Passage) -> bool:
    """Whether somebody is only named as who something is against: `anti-Russian sanctions`."""
    before = passage.parse.tokens[max(0, mention.first - 2) : mention.first]
    return [t.text.lower() for t in before] == ["anti", "-"]


def _fought(candidate: Candidate, passage: Passage, cast: Cast) -> set[str]:
    """Those an act is told to be against: where nobody else is known, it is done to them (`leiteten den Krieg gegen Syrien ein`)."""
    slots = [t for name in ("with:gegen", "with:against") for t in candidate.slots.get(name, ())]
    heads = {h for t in slots for h in (t, *passage.tree.conjuncts(t))}
    return {_who(p) for h in heads if (m := cast.at(passage.where, h)) is not None for p in _each(m)}


def _in_the_compound(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """The party that is the first part of an event noun: `EU-Gipfel`, `Israelbesuch`, `NATO-Angriffe`."""
    named = cast.at(passage.where, candidate.anchor)
    if candidate.frame.row.pos != "noun" or named is None or named.form != "name" or named.kind not in _NAMED_IN_COMPOUNDS:
        return ()
    return _each(named)


def _behind_it(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """The doer who is named beside what did it: `wurde von der Polizei gefunden und verhaftet`, `the strike by Israel killed ten`.

    Conjoined participles share their agent; what stands with a preposition of means names its doer in
    its genitive, its adjective or its compound.
    """
    tree, where, anchor = passage.tree, passage.where, candidate.anchor
    agents = candidate.slots.get("subject", [])
    if candidate.frame.row.pos != "verb" or any(cast.at(where, t) for t in agents):
        return ()
    if not is_passive(tree, anchor):
        undergoes = any("subject" in slots for slots in candidate.frame.recipients)  # `geriet in einen Hinterhalt`
        found = [] if undergoes else _in_the_means(agents, candidate, passage, cast)
    else:
        shared = [t for v in tree.conjuncts(anchor) if is_passive(tree, v) for t in tree.slots(v).get("subject", ())]
        found = [m for t in shared if (m := cast.at(where, t)) is not None and m.political]
        means = settings(passage.parse.language, "events")["means_prepositions"]
        nouns = [t for p in means for t in candidate.slots.get(f"with:{p}", ())]
        found = found or _in_the_means([*agents, *nouns], candidate, passage, cast)
    objects = {_who(m) for t in candidate.slots.get("object", ()) if (m := cast.at(where, t)) is not None}
    return tuple({_who(p): p for m in found for p in _each(m) if _who(p) not in objects}.values())


_BY_WORDS = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_OWNERS = ("genitive", "possessive", "with:von", "with:of", "compound")


def _whose_words(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Whose paper or people a subject that names nobody is: `der Bericht der OSZE kritisiert`, `Obamas Wahlkampfteam wies zurück`."""
    tree, row = passage.tree, candidate.frame.row
    if row.pos != "verb" or row.type not in _BY_WORDS or is_passive(tree, candidate.anchor):
        return ()
    nouns = [t for t in candidate.slots.get("subject", ()) if passage.parse.tokens[t].upos == "NOUN" and t not in candidate.trigger]
    owners = [t for n in nouns if cast.at(passage.where, n) is None for name in _OWNERS for t in tree.slots(n).get(name, ())]
    found = [m for t in owners if (m := cast.at(passage.where, t)) is not None and m.political and m.form != "capital"]
    return _each(found[0]) if found else ()


def _who_answers(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Who rejects blame or a demand, or yields to it, is whom it was meant for: `Israel wies die Kritik zurueck`; a court only judges."""
    tree, noun = passage.tree, candidate.anchor
    verb = passage.parse.tokens[passage.parse.tokens[noun].head]
    if candidate.frame.row.pos != "noun" or candidate.frame.row.type not in {"ACCUSE", "REQUEST"} or verb.upos != "VERB":
        return ()
    answers: dict[str, list[str]] = settings(passage.parse.language, "answers")
    if verb.lexeme.lower() not in answers.get(preposition(tree, noun) or "plain", ()):
        return ()
    slots = tree.slots(verb.index)
    found = [m for t in slots.get("subject", ()) if t != noun and (m := cast.at(passage.where, t)) is not None and m.political]
    return tuple(p for m in found if m.office not in {"court", "judge"} for p in _each(m))


def _by_this_means(candidate: Candidate, passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Who does something by the act an event noun names: `reagierte mit Kritik an Israel`, `ging mit Gewalt gegen sie vor`."""
    tree, noun = passage.tree, candidate.anchor
    verb = passage.parse.tokens[passage.parse.tokens[noun].head]
    row = candidate.frame.row
    if row.pos != "noun" or row.type not in _DONE_BY or candidate.verb is not None or preposition(tree, noun) not in _BY:
        return ()
    if verb.upos != "VERB" or verb.lexeme.lower() in settings(passage.parse.language, "events")["not_by_means"]:
        return ()
    found = [m for t in tree.slots(verb.index).get("subject", ()) if (m := cast.at(passage.where, t)) is not None and m.political]
    return tuple(p for m in found for p in _each(m))


_BY = frozenset({"mit", "durch", "with"})
_DONE_BY = frozenset({"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "REQUEST", "SANCTION", "THREATEN"})


def _is_agent(candidate: Candidate, passage: Passage) -> bool:
    """Whether what a passive has with `von` is its doer, hung on a noun by the parser: `dessen Rücktritt von der Menge gefordert wird`."""
    tree, anchor = passage.tree, candidate.anchor
    passive = candidate.frame.row.pos == "verb" and is_passive(tree, anchor) and not candidate.slots.get("subject")
    return (
        passive and passage.parse.language == "de" and ("with:von",) in candidate.frame.recipients and bool(candidate.slots.get("with:von"))
    )


def _in_the_means(nouns: Sequence[int], candidate: Candidate, passage: Passage, cast: Cast) -> list[Mentioned]:
    """Who did it by what did it: `an Israeli air strike killed ten people`, `durch NATO-Angriffe getötet`."""
    if candidate.frame.row.type not in _BY_MEANS:
        return []
    means = [n for n in nouns if passage.parse.tokens[n].upos == "NOUN"]
    doers = [t for n in means for s in _DOER_SLOTS for t in (n, *passage.tree.slots(n).get(s, ()))]
    return [m for t in doers if (m := cast.at(passage.where, t)) is not None and m.political and m.kind in _DOERS and m.form != "capital"]


def _role(spec: Spec, candidate: Candidate, passage: Passage, cast: Cast, *, places: bool) -> tuple[Mentioned, ...]:
    """Everybody the slots of a specification name: coordinated parties each, nobody twice; places only where asked for."""
    where = passage.where
    matters = _matters(candidate, passage)

    def accept(token: int) -> bool:
        if passage.parse.tokens[token].head in matters or _thing_named_after(token, passage):
            return False
        found = who_stands(cast, passage.tree, where, token)
        if found is None or token == candidate.anchor or (token in candidate.trigger and not found.political):
            return False
        if token in candidate.trigger and found.form == "description" and passage.parse.tokens[token].deprel == "compound":
            return False  # `the troop deployment`: what is deployed
        return (places or found.kind != "place") and not _place_of_writing(found, passage)

    out: dict[str, Mentioned] = {}
    for token in fill(spec, _with_dative(candidate, passage, cast), accept) or _between(candidate, passage, accept):
        for index in (token, *passage.tree.conjuncts(token)):
            found = who_stands(cast, passage.tree, where, index)
            if found is not None and (places or found.kind != "place"):
                for party in _each(found):
                    out.setdefault(_who(party), party)
    return tuple(sorted(out.values(), key=lambda m: m.begin))


def _thing_named_after(token: int, passage: Passage) -> bool:
    """Whether a compound with a party's name is a thing, not the party: `die EU-Verfassung`, `das EU-Referendum`."""
    word = passage.parse.tokens[token]
    first, hyphen, last = word.lemma.lower().rpartition("-")
    if not hyphen or not first or word.upos not in {"NOUN", "PROPN"}:
        return False
    parse = settings(passage.parse.language, "parse")
    return last.endswith(tuple(settings(passage.parse.language, "events")["things"])) and not last.endswith(tuple(parse["acting_nouns"]))


def _included(token: int, passage: Passage) -> list[int]:
    """Who a party is said to include: `the international community, including Russia and Iran`."""
    tree, tokens = passage.tree, passage.parse.tokens
    found = [c for c in tree.children(token) if any(tokens[k].lemma.lower() in _INCLUDING for k in tree.children(c))]
    return [t for c in found for t in (c, *tree.conjuncts(c))]


_INCLUDING = frozenset({"including", "include", "einschließlich", "inklusive", "darunter"})


def _place_of_writing(mention: Mentioned, passage: Passage) -> bool:
    """Whether a seat at the very start only says where the report was written: `London - Der Trainer hat ...`."""
    tokens = passage.parse.tokens
    return mention.first == 0 and mention.last < len(tokens) and tokens[mention.last].text in {"-", "–", "—"}


def _matters(candidate: Candidate, passage: Passage) -> set[int]:
    """What is talked about has parties of its own: `discussed relations with the United States`."""
    if candidate.frame.row.type != "CONSULT":
        return set()
    binding = settings(passage.parse.language, "events")["relation_nouns"]
    objects = [t for t in candidate.slots.get("object", ()) if t not in candidate.trigger]
    matters = {t for o in objects for t in (o, *passage.tree.conjuncts(o), *passage.tree.subtree(o))}
    return {t for t in matters if passage.parse.tokens[t].lemma.lower() in binding}


def _who_was_there(candidate: Candidate, actors: tuple[Mentioned, ...], passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Who did something on the occasion took part in it: `Bei einem Besuch in Bagdad kuendigte er an`."""
    row = candidate.frame.row
    enough = 1 if row.mode == "visit" else 2
    if row.pos != "noun" or row.type != "CONSULT" or len(actors) >= enough or candidate.verb is not None:
        return ()
    tokens, noun = passage.parse.tokens, candidate.anchor
    verb, where = tokens[noun].head, preposition(passage.tree, noun)
    if tokens[verb].upos != "VERB" or where not in settings(passage.parse.language, "events")["occasion_prepositions"]:
        return ()
    if where == "in" and row.mode != "multilateral" and "Number=Plur" not in tokens[noun].feats.split("|"):  # `im Gespraech`: an interview
        return ()
    subjects = (cast.at(passage.where, t) for t in passage.tree.slots(verb).get("subject", ()))
    present = [p for m in subjects if m is not None and m.kind in _PRESENT for p in _each(m)]
    return tuple(m for m in present if _who(m) not in {_who(a) for a in actors})


def hosted(found: Parties, row: EventRow, place: ClaimPlace | None) -> Parties:
    """Who meets others in his own country is their host, and the others visit him: `traf Erdogan in Ankara` (CLAIMS, section 3).

    On neutral ground, or where a country of somebody is unknown, all stay those who met.
    """
    everybody = (*found.actors, *found.recipients)
    met = row.type == "CONSULT" and not row.mode and row.pos == "verb"
    if not met or place is None or not place.country or not all(m.country for m in everybody):
        return found
    hosts = tuple(m for m in everybody if m.country == place.country)
    guests = tuple(m for m in everybody if m.country != place.country)
    return Parties(guests, hosts) if hosts and guests else found


def _each(mention: Mentioned) -> tuple[Mentioned, ...]:
    """`Beide Laender`, `the two presidents` are the parties meant, each a party of its own."""
    return mention.members or (mention,)


def _with_dative(candidate: Candidate, passage: Passage, cast: Cast) -> Mapping[str, Sequence[int]]:
    """A second object beside the one that is part of the trigger is the dative the parser lost, and so is a state behind a person.

    `Der Minister, Sergej Lawrow, stattete China einen Besuch ab`: no person is a state.
    """
    objects = [t for t in candidate.slots.get("object", ()) if t not in candidate.trigger]
    filled = len(objects) < len(candidate.slots.get("object", ()))
    loose = [c for c in passage.tree.children(candidate.anchor) if passage.parse.tokens[c].deprel == "dep"]
    appositions = loose + [t for f in candidate.trigger for t in passage.tree.slots(f).get("apposition", ())] if filled else []
    beside = _states_beside(candidate, passage, cast) if filled else []
    appositions += beside
    datives = candidate.slots.get("dative", ())
    others = [t for t in datives if not _own_state(t, candidate, passage, cast)]  # `der Minister der Türkei, Hakan Fidan, Russland ...`
    if others and len(others) < len(datives):
        return {**candidate.slots, "dative": others}
    if (datives and not (beside and not others)) or not filled or not (objects or appositions):
        return candidate.slots
    return {**candidate.slots, "dative": [*objects, *appositions]}


def _own_state(token: int, candidate: Candidate, passage: Passage, cast: Cast) -> bool:
    """Whether what stands as the dative is the state of the person who is the subject."""
    people = [m for t in candidate.slots.get("subject", ()) if (m := cast.at(passage.where, t)) is not None and m.kind == "person"]
    state = cast.at(passage.where, token)
    return state is not None and state.kind == "state" and any(m.country == state.country for m in people)


def _states_beside(candidate: Candidate, passage: Passage, cast: Cast) -> list[int]:
    """States the parser took for a name of the person who is the subject."""
    found: list[int] = []
    people = {s: m for s in candidate.slots.get("subject", ()) if (m := cast.at(passage.where, s)) is not None and m.kind == "person"}
    own, stack = {m.country for m in people.values()}, list(people)
    while stack:
        beside = passage.tree.slots(stack.pop()).get("apposition", ())
        states = {t: m for t in beside if (m := cast.at(passage.where, t)) is not None and m.kind == "state"}
        found += [t for t, m in states.items() if m.country not in own]
        stack += [t for t in beside if t not in states]
    return found


def _between(candidate: Candidate, passage: Passage, accept: Callable[[int], bool]) -> tuple[int, ...]:
    """Parties named at the noun in the trigger: `das Abkommen zwischen A und B wurde unterzeichnet`."""
    if candidate.frame.row.pos != "verb" or candidate.frame.row.type not in {"SUPPORT", "AGREE", "CONSULT"}:
        return ()
    if any(accept(t) for t in candidate.slots.get("subject", ())):
        return ()
    nouns = [t for f in candidate.trigger for t in passage.tree.subtree(f) if f != candidate.anchor]
    found = [t for n in nouns for p in ("zwischen", "between") for t in passage.tree.slots(n).get(f"with:{p}", ())]
    return tuple(dict.fromkeys(t for t in found if accept(t)))


def _who(mention: Mentioned) -> str:
    """What makes two mentions the same party: the actor, else the name; of two unnamed crowds (`Banken` and `Firmen`) the wording."""
    crowd = mention.kind in {"group", "people"} and mention.form == "description" and mention.plural
    return mention.actor or ("" if crowd else mention.name) or mention.text


def host_of(mention: Mentioned, *, visited: bool = False) -> Mentioned:
    """Take a place that is visited for the state it lies in (`nach Pjoengjang`, `besuchte Moskau` -> the state)."""
    if not (mention.kind == "place" or mention.form == "capital") or not mention.country:
        return mention
    name = next((s.name for s in load(StateRow) if s.id == mention.country), mention.name)
    return Mentioned(
        where=mention.where, first=mention.first, last=mention.last, head=mention.head, begin=mention.begin,
        end=mention.end, text=mention.text, kind="state", form=mention.form, actor=None, name=name,
        country=mention.country, score=mention.score, why=mention.why + (_HOST if visited else "; the place stands for its state"),
    )  # fmt: skip


def as_part(mention: Mentioned) -> Part:
    """A mention as it is written down in a claim."""
    return Part(
        text=mention.text, begin=mention.begin, end=mention.end, where=mention.where,
        actor=mention.actor, name=mention.name, country=mention.country,
    )  # fmt: skip


def sentence_span(passage: Passage, token: int) -> tuple[int, int]:
    """The sentence a token stands in, in code points, without white space at its ends."""
    first, last = passage.parse.sentences[passage.tree.sentence_of(token)]
    tokens = passage.parse.tokens
    return tokens[first].begin, tokens[last - 1].end
