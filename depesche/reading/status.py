"""Whether it happened: the status of an act from the cues of `status.tsv`.

The ConText idea (Harkema, Dowling, Thornblade & Chapman 2009, J Biomed Inform):
a cue word has a direction, a reach, and words that make it silent.  Here the
reach follows the dependency tree where it can: a cue governs the acts below it,
touches the act it modifies, or holds for its clause or sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.language.implied import relative_pronouns
from depesche.language.tree import Tree
from depesche.lexicon.rows import StatusRow
from depesche.lexicon.tables import load, settings
from depesche.reading.clauses import base, clause_head, clause_tokens, headline_infinitive, verb_group
from depesche.reading.document import Passage
from depesche.reading.frames import Candidate, Frames
from depesche.records import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """The status rows of a language, by how they are matched."""

    lexemes: dict[str, tuple[StatusRow, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], StatusRow], ...]]
    modals: dict[str, tuple[StatusRow, ...]]
    modals_of_perfect: dict[str, tuple[StatusRow, ...]]
    features: tuple[StatusRow, ...]
    conjunctions: dict[str, tuple[StatusRow, ...]]
    present: dict[str, tuple[StatusRow, ...]]
    conditions: dict[str, tuple[StatusRow, ...]]
    headlines: tuple[StatusRow, ...]
    participles: tuple[StatusRow, ...]
    states: dict[str, tuple[StatusRow, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of an act, whether the wording keeps a distance, and the rows that said so."""

    status: str
    hedged: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """The act whose status is asked for: its trigger, its verb and the tree around it.

    `unmoved` are words, `deaf_to` ids of rows that leave it what it was.
    """

    tree: Tree
    anchor: int
    trigger: tuple[int, ...]
    verb: int | None
    scope_prepositions: frozenset[str]
    unmoved: frozenset[str] = frozenset()
    deaf_to: frozenset[str] = frozenset()
    type: str = ""


@cache
def cues(language: str) -> Cues:
    """The status cues of a language, compiled once."""
    by_word: dict[str, dict[str, list[StatusRow]]] = {match: {} for match in _BY_WORD}
    shown: dict[str, list[StatusRow]] = {"feature": [], "headline": [], "participle": []}
    phrases: dict[str, list[tuple[tuple[str, ...], StatusRow]]] = {}
    for row in load(StatusRow, language):
        for cue in row.cue:
            if row.match in shown:
                shown[row.match].append(row)
            elif row.match in by_word:
                by_word[row.match].setdefault(cue.lower(), []).append(row)
            else:
                words = tuple(cue.lower().split())
                phrases.setdefault(words[0], []).append((words, row))
    return Cues(
        phrases={k: tuple(v) for k, v in phrases.items()},
        features=tuple(shown["feature"]),
        headlines=tuple(shown["headline"]),
        participles=tuple(shown["participle"]),
        **{_BY_WORD[match]: {k: tuple(v) for k, v in rows.items()} for match, rows in by_word.items()},
    )


_BY_WORD = {
    "modal": "modals", "modal-perfect": "modals_of_perfect", "conjunction": "conjunctions", "present": "present",
    "state": "states", "condition": "conditions", "lexeme": "lexemes",
}  # fmt: skip
"""How a row is matched that is found by a word -> the field that holds it."""


def status_of(candidate: Candidate, passage: Passage, known: Frames, *, reported: bool = False) -> Verdict:
    """The status of an act: the strongest cue that reaches it, else what its row says, else `occurred`.

    Args:
        candidate: The act as found.
        passage: The passage it is told in.
        known: The frames of the language.
        reported: Whether somebody is reported to say it: a mood that only marks reported speech then leaves it what it was.

    """
    row, language = candidate.frame.row, passage.parse.language
    unmoved = [*settings(language, "unmoved").get(row.type, ())] if row.pos == "noun" else []
    unmoved += settings(language, "effective").get(row.type, ())
    kinds = (row.type, row.pos, f"{row.type} {row.pos}", *(("reported",) if reported else ()))
    deaf_to = [rule for kind in kinds for rule in settings(language, "deaf_to").get(kind, ())]
    act = Act(
        passage.tree, candidate.anchor, candidate.trigger, candidate.verb, known.scope_prepositions,
        unmoved=frozenset(unmoved), deaf_to=frozenset(deaf_to), type=row.type,
    )  # fmt: skip
    return _verdict(act, row.status)


def status_of_word(word: int, passage: Passage, known: Frames) -> Verdict:
    """The status of what one word tells, whether or not a row of `events.tsv` knows it; `word` is a token index."""
    token = passage.parse.tokens[word]
    head = passage.parse.tokens[token.head]
    verb = word if token.upos in ("VERB", "AUX") else head.index if head.upos in ("VERB", "AUX") else None
    return _verdict(Act(passage.tree, word, (word,), verb, known.scope_prepositions), "")


def _verdict(act: Act, own: str) -> Verdict:
    found = [row for row in _reaching(act, cues(act.tree.parse.language)) if row.id not in act.deaf_to]
    telling = [row for row in found if row.status]
    best = max(telling, key=lambda r: (int(r.priority), r.id), default=None)
    status = best.status if best is not None else _own_status(own, act)
    agreeing = [r.id for r in telling if r.status == status]
    rules = tuple(dict.fromkeys([*([best.id] if best else []), *agreeing, *(r.id for r in found if r.hedged)]))
    return Verdict(status=status, hedged=any(r.hedged for r in found), rules=rules)


def _own_status(own: str, act: Act) -> str:
    """What the row of the act says, unless its clause says that this is over: `Soldaten waren im Einsatz`."""
    tree = act.tree
    group = verb_group(tree, clause_head(tree, act.anchor)) if own == "ongoing" else ()
    over = any("Tense=Past" in t.feats and "VerbForm=Fin" in t.feats for t in group) or (
        any(t.text.lower() in _BEEN for t in group) and len(group) > _BEEN_AND_NOUN
    )
    return "occurred" if over else own or "occurred"


_BEEN = frozenset({"gewesen", "been"})
_BEEN_AND_NOUN = 2


def _reaching(act: Act, known: Cues) -> list[StatusRow]:
    tokens = act.tree.parse.tokens
    first, last = act.tree.parse.sentences[act.tree.sentence_of(act.anchor)]
    opening = settings(act.tree.parse.language, "events").get("opening_cues", [])
    found = [row for row in known.features if _has_features(row, act)]
    helpers = _auxiliaries(act)
    modals = [known.modals] + ([known.modals_of_perfect] if _is_perfect(act, helpers) else [])
    found += [row for rows in modals for t in helpers for row in rows.get(t.lexeme.lower(), ()) if _audible(row, t, tokens)]
    found += _in_the_present(act, known) + _in_a_state(act, known) + _not_yet(act, known) + _on_condition(act, known)
    found += known.participles if known.participles and _going_on(act) else ()
    found += known.headlines if act.verb is not None and headline_infinitive(act.tree, act.verb) is not None else ()
    for token in tokens[first:last]:
        if token.index in act.trigger and token.index != act.verb:
            continue
        reached = [row for row in _rows_of(token, known, act) if _audible(row, token, tokens) and _reaches(row, (token,), act)]
        found += _of_no_plan(token, act, known) if any(row.status == "planned" for row in reached) else ()
        found += reached
        for words, row in known.phrases.get(token.text.lower(), ()):
            stretch = tokens[token.index : min(token.index + len(words), last)]
            same = tuple(t.text.lower() for t in stretch) == words
            placed = row.id not in opening or _opens(token, first, tokens)
            if same and placed and _audible(row, token, tokens) and _reaches(row, stretch, act):
                found.append(row)
    return found


def _opens(token: Token, first: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a word is the first of its sentence."""
    return all(t.upos == "PUNCT" for t in tokens[first : token.index])


def _of_no_plan(cue: Token, act: Act, known: Cues) -> list[StatusRow]:
    """Rows of denial on a word of planning that governs an act: who did not agree to send soldiers sends none."""
    tokens = act.tree.parse.tokens
    below = [tokens[c] for c in act.tree.children(cue.index) if base(tokens[c].deprel) == "advmod" and cue.upos == "VERB"]
    denials = [row for t in below for words, row in known.phrases.get(t.text.lower(), ()) if len(words) == 1 and _audible(row, t, tokens)]
    denials += [row for t in below for row in known.lexemes.get(t.lexeme.lower(), ()) if _audible(row, t, tokens)]
    return [row for row in denials if row.status == "denied" and row.reach == "trigger"]


def _in_the_present(act: Act, known: Cues) -> list[StatusRow]:
    """Rows of acts under way: a lasting verb in the present (`ermittelt`), a present with `seit` or `bislang` in its clause."""
    if act.verb is None or not known.present:
        return []
    tokens = act.tree.parse.tokens
    group = verb_group(act.tree, act.verb)
    now = any("Tense=Pres" in t.feats and "VerbForm=Fin" in t.feats for t in group) or _is_plural(tokens[act.verb], act)
    if not now or any(t.deprel == "aux" for t in group):
        return []
    inside = [tokens[t] for t in clause_tokens(act.tree, clause_head(act.tree, act.verb))]
    words = [t for t in inside if t.upos in {"ADP", "ADV"} and not _inside_a_phrase(t, act)]
    return [row for t in (tokens[act.verb], *words) for row in known.present.get(t.lexeme.lower(), ()) if _audible(row, t, tokens)]


def _is_plural(verb: Token, act: Act) -> bool:
    """Whether what looks like an infinitive has a subject, and so is the plural of the present: `Schiffe, die die Küste bewachen`."""
    tokens = act.tree.parse.tokens
    alone = not any(base(tokens[c].deprel) in {"aux", "mark", "cop"} for c in act.tree.children(verb.index))
    subject = any(tokens[c].deprel == "nsubj" for c in act.tree.children(verb.index))
    return act.tree.parse.language == "de" and alone and subject and verb.text == verb.lexeme and "VerbForm=Fin" not in verb.feats


def _in_a_state(act: Act, known: Cues) -> list[StatusRow]:
    """Rows of what has been done and holds: `ist verboten`, `sind gesperrt`; not `wurde verboten`, `ist verboten worden`."""
    if act.verb is None or not known.states:
        return []
    verb, group = act.tree.parse.tokens[act.verb], verb_group(act.tree, act.verb)
    now = any(t.lexeme == "sein" and "Tense=Pres" in t.feats for t in group if t is not verb)
    done = "VerbForm=" in verb.feats and not any(t.text.lower() in _OF_A_PASSIVE for t in group)
    return list(known.states.get(verb.lexeme.lower(), ())) if now and done else []


_OF_A_PASSIVE = frozenset({"worden", "werden", "wird", "wurde", "wurden"})


def _not_yet(act: Act, known: Cues) -> list[StatusRow]:
    """Rows of what is only to come: `bis sie abgezogen sind`, `until it withdraws`; in the past it came about (`bis sie abzogen`).

    The verbs of a clause share its conjunction, and in German the auxiliary of the last one.
    """
    tree, tokens = act.tree, act.tree.parse.tokens
    if act.verb is None or not known.conjunctions:
        return []
    home = clause_head(tree, act.verb)
    while base(tokens[home].deprel) == "conj":
        home = tokens[home].head
    shared = (home, *(c for c in tree.children(home) if base(tokens[c].deprel) == "conj"))
    finite = [t for v in shared for t in verb_group(tree, v) if "VerbForm=Fin" in t.feats]
    told = any("Tense=Past" in t.feats for t in finite)
    if not finite or told:
        return []
    marks = [tokens[c] for c in tree.children(home) if base(tokens[c].deprel) == "mark"]
    return [row for t in marks for row in known.conjunctions.get(t.text.lower(), ()) if _audible(row, t, tokens)]


def _on_condition(act: Act, known: Cues) -> list[StatusRow]:
    """Rows of what is done only if something else is: `will attack Syria if Turkey agrees`; told of the past, it was done."""
    tree, tokens = act.tree, act.tree.parse.tokens
    if act.verb is None or not known.conditions or not any(t.lexeme.lower() in _AHEAD for t in _auxiliaries(act)):
        return []
    clauses = [c for c in tree.children(act.verb) if base(tokens[c].deprel) == "advcl"]
    marks = [tokens[m] for c in clauses for m in tree.children(c) if base(tokens[m].deprel) == "mark"]
    return [row for t in marks for row in known.conditions.get(t.text.lower(), ()) if _audible(row, t, tokens)]


def _going_on(act: Act) -> bool:
    """Whether a participle beside a noun tells what lasts: `the coalition conducting air strikes has said so`, not `... said so`."""
    if act.verb is None:
        return False
    tokens = act.tree.parse.tokens
    token = tokens[act.verb]
    if not (token.deprel == "acl" and "VerbForm=Ger" in token.feats) or any(t.deprel == "aux" for t in verb_group(act.tree, act.verb)):
        return False
    above = next((t for t in (tokens[i] for i in act.tree.head_chain(act.verb)) if t.upos == "VERB"), None)
    return above is not None and any("Tense=Pres" in t.feats and "VerbForm=Fin" in t.feats for t in verb_group(act.tree, above.index))


_AHEAD = frozenset({"will", "would", "shall", "may", "might", "can", "could", "'ll", "be"})


def _rows_of(token: Token, known: Cues, act: Act) -> list[StatusRow]:
    """The rows a word is a cue of; none where it leaves the act of this class what it was (`die Gespraeche scheiterten`)."""
    words = dict.fromkeys((token.lexeme.lower(), token.lemma.lower()))
    if act.unmoved & words.keys():
        return []
    rows = [row for word in words for row in known.lexemes.get(word, ())]
    return [row for row in rows if not (row.status == "ongoing" and token.upos == "SCONJ")]  # `seit er zurueckgetreten ist`


def _auxiliaries(act: Act) -> list[Token]:
    """Auxiliaries of the verb that carries the act (`soll`, `wird`, `could`), passive ones left out."""
    if act.verb is None:
        return []
    tokens = act.tree.parse.tokens
    verbs = [act.verb]
    while len(verbs) <= _STEPS and not any(t.deprel == "aux" for t in verb_group(act.tree, verbs[-1])):
        below = tokens[verbs[-1]]
        if below.head == below.index or not (base(below.deprel) == "conj" or _takes_over(below, act.tree)):
            break
        verbs.append(below.head)
    return [t for v in verbs for t in verb_group(act.tree, v) if t.deprel == "aux"]


_STEPS = 3
"""Verbs above one without a mood of its own that may lend it theirs."""


def _takes_over(verb: Token, tree: Tree) -> bool:
    """Whether a verb without mood of its own has that of the verb above: `must act by cutting off aid`, `will return, visiting Oman`."""
    relation, bare = base(verb.deprel), "VerbForm=Fin" not in verb.feats
    alone = not any(base(tree.parse.tokens[c].deprel) in {"nsubj", "aux", "cop"} for c in tree.children(verb.index))
    return tree.parse.language == "en" and bare and alone and relation in {"advcl", "xcomp"} and "VerbForm=Ger" in verb.feats


def _is_perfect(act: Act, helpers: list[Token]) -> bool:
    """Whether a modal governs an infinitive of the perfect: `soll getroffen haben`, `may have met`.

    Where two participles share one `haben`, the first has none of its own: `soll gepluendert und gemordet haben`.
    """
    if len(helpers) > 1 and any(t.text.lower() in {"haben", "sein", "have"} for t in helpers):
        return True
    if act.verb is None or "VerbForm=Part" not in act.tree.parse.tokens[act.verb].feats or act.tree.parse.language != "de":
        return False
    return bool(helpers) and not any(t.deprel == "aux:pass" or t.lexeme == "werden" for t in verb_group(act.tree, act.verb))


def _has_features(row: StatusRow, act: Act) -> bool:
    if act.verb is None:
        return False
    group = verb_group(act.tree, act.verb)
    return any(all(f in t.feats.split("|") for f in cue.split("|")) for cue in row.cue for t in group)


def _audible(row: StatusRow, token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether no shielding word stands next to the cue (`nicht nur`)."""
    if not row.blocked_by:
        return True
    near = " ".join(t.text.lower() for t in tokens[max(0, token.index - 2) : token.index + 3])
    return not any(f" {word.lower()} " in f" {near} " for word in row.blocked_by)


def _reaches(row: StatusRow, cue: tuple[Token, ...], act: Act) -> bool:
    before = cue[0].index < act.anchor
    if (row.direction == "forward" and not before) or (row.direction == "backward" and before):
        return False
    if row.reach == "sentence":
        return row.status != "conditional" or not _says_it(cue[0], act)
    if row.reach == "clause":
        return not _inside_a_phrase(cue[0], act) and clause_head(act.tree, cue[0].index) in _own_clauses(act)
    if row.reach == "trigger":
        return any(_touches(t, act) or _denies_a_party(row, t, act) for t in cue)
    own = any(t.index == act.verb for t in cue)  # `setzten ihre Proteste fort`, `sagte das Treffen ab`
    itself = own and (row.status == "ongoing" or (row.status == "cancelled" and act.type == "CONSULT"))
    return itself or any(_governs(t.index, act) for t in cue)


def _says_it(cue: Token, act: Act) -> bool:
    """Whether a condition is part of what is said, and the act stands beside the saying: `sagte beim Besuch, er komme, wenn ...`."""
    tree, tokens = act.tree, act.tree.parse.tokens
    if base(cue.deprel) != "mark":
        return False
    bound = tokens[tokens[cue.head].head].index
    home = clause_head(tree, act.anchor)
    while base(tokens[bound].deprel) == "conj":
        bound = tokens[bound].head
    chain = [bound, *tree.head_chain(bound)]
    if home in chain[1:]:
        return any(base(tokens[t].deprel) in {"ccomp", "parataxis"} for t in chain[: chain.index(home)])
    return base(tokens[home].deprel) == "parataxis" and tokens[home].head == bound


def _denies_a_party(row: StatusRow, cue: Token, act: Act) -> bool:
    """Whether nobody does it, or it is done to nobody: `Kein Land erkannte die Republik an`, `tötete keine Zivilisten`."""
    if row.status != "denied" or base(cue.deprel) != "det" or act.verb is None:
        return False
    noun = act.tree.parse.tokens[cue.head]
    return noun.head == act.verb and base(noun.deprel) in {"nsubj", "obj"}


def _inside_a_phrase(cue: Token, act: Act) -> bool:
    """Whether a cue belongs to a participle before a noun, not to the clause: `die seit Tagen erwartete Offensive`."""
    own = {act.anchor, act.verb, *act.trigger}
    tokens, at = act.tree.parse.tokens, cue
    while at.head != at.index and at.index not in own:
        participle = act.tree.parse.language == "de" or "VerbForm=Part" in at.feats
        if at is not cue and base(at.deprel) == "amod" and participle:
            return True
        at = tokens[at.head]
    return False


def _own_clauses(act: Act) -> set[int]:
    return {clause_head(act.tree, i) for i in (act.anchor, act.verb) if i is not None}


def _touches(cue: Token, act: Act) -> bool:
    """Whether the cue modifies a word of the trigger, or the trigger's verb group."""
    own = set(act.trigger) | ({act.verb} if act.verb is not None else set())
    above = cue.index in act.tree.head_chain(act.anchor)[:1]
    return cue.head in own or (above and _carries(act.tree.parse.tokens[act.anchor], act))


def _governs(cue: int, act: Act) -> bool:
    """Whether the act stands below the cue on a path that carries its force."""
    tokens = act.tree.parse.tokens
    verb = act.verb if act.verb is not None and act.verb != cue else None
    for start in (act.anchor, verb):
        at = start
        steps = 0
        while at is not None and at != cue and steps < 8 and _carries(tokens[at], act) and not _beside(tokens[at], cue):
            at = tokens[at].head if tokens[at].head != at else None
            steps += 1
        if at == cue and steps:
            return True
    return False


def _beside(token: Token, cue: int) -> bool:
    """Whether a word stands beside the cue, not below it: `bestreitet den Vorwurf und sieht politische Gründe`."""
    return token.head == cue and base(token.deprel) == "conj"


def _carries(token: Token, act: Act) -> bool:
    """Whether force passes from a word's head down to it: objects and complements yes, adverbial clauses no."""
    relation = base(token.deprel)
    if token.upos == "NOUN" and token.lexeme.lower() in _ASIDE:
        return False
    if relation in {"obl", "nmod"} and token.deprel not in {"obl:arg", "obl:agent"}:
        prepositions = [act.tree.parse.tokens[c] for c in act.tree.children(token.index)]
        cases = [p.lemma.lower() for p in prepositions if base(p.deprel) == "case"]
        return not cases or cases[0] in act.scope_prepositions
    if relation == "acl":
        finite = "VerbForm=Fin" in token.feats or any("VerbForm=Fin" in t.feats for t in verb_group(act.tree, token.index))
        return token.deprel != "acl:relcl" and not (finite and relative_pronouns(act.tree, token.index))
    if token.deprel == "nsubj":
        return _is_what_happens(token, act)
    if relation == "advcl":
        return _is_content(token, act)
    return relation not in {"parataxis", "root"}


_ASIDE = frozenset({"rand", "rande", "zusammenhang", "anschluß", "anschluss", "hintergrund", "sidelines", "wake", "connection"})
"""Nouns that say only what something stands beside: `gab am Rande des Gipfels bekannt`, `Akten im Zusammenhang mit der Festnahme`."""


def _is_content(token: Token, act: Act) -> bool:
    """Whether a clause that the parse takes for an adverbial one says what is said or thought: `geht davon aus, dass ...`."""
    tokens = act.tree.parse.tokens
    marks = [tokens[c] for c in act.tree.children(token.index) if base(tokens[c].deprel) == "mark"]
    return any(m.text.lower() == "dass" and tokens[m.index - 1].text == "," for m in marks)


def _is_what_happens(token: Token, act: Act) -> bool:
    """A subject is what its verb talks about where nothing else is: `das Treffen steht bevor`."""
    relations = {base(act.tree.parse.tokens[c].deprel) for c in act.tree.children(token.head)}
    return not relations & {"obj", "ccomp", "xcomp"}
