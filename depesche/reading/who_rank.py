"""Who of those spoken of is most likely meant by a pronoun.

Subjects come before objects, objects before the rest; near before far; whom the
report is about before others.  Out are those who cannot be meant by the grammar:
whoever does the act that is done to the pronoun, and who speaks the words it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depesche.reading.who_gender import noun_genders
from depesche.reading.who_phrase import Phrase, is_noun
from depesche.reading.who_pronoun import Pronoun, fit
from depesche.reading.who_spoken import SUBJECTS, Spoken
from depesche.reading.who_words import feature
from depesche.records import Token

if TYPE_CHECKING:
    from depesche.reading.who_discourse import Discourse

_LEAST_SURE, _SUREST = 0.5, 0.8
_ROLE = {"subject": 1.2, "source": 0.9, "object": 0.4, "oblique": 0.1, "other": 0.2, "owner": -0.1, "place": -0.8, "predicate": -1.5}
_POINTED = {"place": 0.5, "predicate": 1.5}
"""What these cost for a pronoun that points to who was named last."""
_A_SENTENCE = 1.6
"""What each sentence between costs."""
_SPEAKER_INSIDE = 4.0
_OTHER_WORDS = 0.8
"""What it costs to be named only inside a quotation when the pronoun stands outside, or in another."""
_SPEAKS_ON = 3.0
"""What it costs to be named only inside a quotation when the pronoun is who says it (`"...", she said`)."""
_PARALLEL = 0.4
_TOPIC, _TOPIC_MOST = 0.15, 4
_OWN_CLAUSE = 1.2
_OWN_NOUN = 3.0
_OWNED_AWAY = 0.5
"""A possessive mostly belongs to somebody near: the subject of its clause, who is counted up with what it has."""
_TITLE_AWAY = 2
_OF_OTHERS = frozenset({
    "vorwerfen", "beschuldigen", "bezichtigen", "verdächtigen", "raten", "auffordern", "bitten", "befehlen", "empfehlen", "warnen",
    "accuse", "urge", "order", "advise", "warn", "ask", "call", "criticise", "criticize",
})  # fmt: skip
"""Verbs whose clause tells what the one they are directed at did or shall do (`warfen ihm vor, er habe ...`)."""
_DIRECTED = _OF_OTHERS | {
    "request",
    "tell",
    "press",
    "push",
    "force",
    "compel",
    "invite",
    "blame",
    "condemn",
    "invade",
    "sanction",
    "threaten",
}
"""English verbs whose object `it` is somebody who acts."""
_TO_OTHERS = 1.6
_SOME = frozenset({"some", "others", "many", "most", "einige", "andere", "viele", "manche"})
_MEMBERS = ("member", "mitglied")
"""Beginnings of nouns that stand for the body whose they are (`members of the council ... their`)."""
_IMPERSONAL = frozenset({"be", "seem", "appear", "happen", "matter", "rain", "snow", "depend"})
_NEUTRAL = {"en": 0.5, "de": -0.6}
_DATIVE = 0.6
"""What it costs a thing to be meant by a dative: mostly persons get something."""
"""How well a thing that was the subject fits `it`, `its`, `they`; in German any pronoun of its gender."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    score: float
    order: int
    phrase: Phrase
    how: str


def addressed(near: list[Spoken], inside: int, talk: Discourse) -> Phrase | None:
    """Whom a German quotation addresses by `Sie`: the person last spoken of who does not speak it."""
    speakers = talk.speakers(inside)
    persons = (s.phrase for s in reversed(near) if s.phrase.kind == "person" and s.phrase.actor and not s.phrase.plural)
    return next((p for p in persons if p.actor not in speakers), None)


def best(pronoun: Pronoun, near: list[Spoken], talk: Discourse) -> tuple[Phrase, str, float] | None:
    """The most likely antecedent, why, and how sure that is (0.5 to 0.8); None if nobody fits or a thing is likelier."""
    if _as_things(pronoun, talk):
        return None
    relative = _relative(pronoun, talk)
    if relative is not None:
        phrase = talk.scene.whom(relative, talk.meant)
        return (phrase, "the noun before it", _SUREST) if phrase is not None and fit(pronoun, phrase, talk.tokens) is not None else None
    doers = _doers(pronoun, talk)
    ranked = [r for n, s in enumerate(near) if (r := _ranked(pronoun, s, n, doers, talk)) is not None]
    ranked += _ahead(pronoun, talk)
    if _expletive(pronoun, talk):
        return None
    if not ranked:
        return None
    first = max(ranked, key=lambda r: (r.score, r.order))
    if first.score < _of_things(pronoun, talk):
        return None
    who = first.phrase.actor or first.phrase.name
    others = [r.score for r in ranked if (r.phrase.actor or r.phrase.name) != who]
    margin = first.score - max(others, default=first.score - 2.0)
    return first.phrase, first.how, round(_LEAST_SURE + (_SUREST - _LEAST_SURE) * min(1.0, max(0.0, margin / 2.0)), 2)


def _ranked(pronoun: Pronoun, one: Spoken, order: int, doers: set[str], talk: Discourse) -> _Ranked | None:
    agrees = fit(pronoun, one.phrase, one.tokens)
    if pronoun.lower.startswith(("beide", "both")) and len(one.phrase.members) != 2:
        return None
    if agrees is None or one.role == "predicate" or (one.phrase.actor and one.phrase.actor in doers) or _same_clause(pronoun, one, talk):
        return None
    away = talk.sentence - one.sentence if one.at >= 0 else _TITLE_AWAY
    if away > 2 and (one.phrase.kind != "person" or pronoun.owning):
        return None
    if pronoun.pointing:
        return _Ranked(agrees - _A_SENTENCE * away + 0.01 * order - _POINTED.get(one.role, 0.0), order, one.phrase, "named last")
    score = agrees + _ROLE[one.role] - _A_SENTENCE * away
    score += _TOPIC * min(_TOPIC_MOST, talk.counts[one.phrase.actor] if one.phrase.actor else 0)
    score += _PARALLEL if pronoun.subject and one.role == "subject" else 0.0
    score += _owning(pronoun, one, away, talk) if pronoun.owning else 0.0
    score += _words_of(pronoun, one, talk) + _directed(pronoun, one, talk) + _told_of(pronoun, one, talk)
    how = "subject" if one.role == "subject" else "spoken of"
    return _Ranked(score, order, one.phrase, f"{how} {'in this sentence' if away == 0 else 'before'}")


def _as_things(pronoun: Pronoun, talk: Discourse) -> bool:
    """Whether a German pronoun takes up a thing after `wie` (`Angaben, wie sie gemacht wurden`)."""
    at = pronoun.token.index
    return pronoun.language == "de" and not pronoun.owning and at > 1 and [t.text for t in talk.tokens[at - 2 : at]] == [",", "wie"]


def _relative(pronoun: Pronoun, talk: Discourse) -> int | None:
    """The noun that a relative `dessen`, `deren` belongs to; None if it is no relative."""
    at = pronoun.token.index
    if not pronoun.lower.startswith(("dessen", "deren")) or at < 2:
        return None
    before = [t.text for t in talk.tokens[at - 2 : at]]
    clause = talk.tokens[talk.scene.verb_above(pronoun.token.head)]
    return clause.head if "," in before and clause.deprel.startswith("acl") else None


def _told_of(pronoun: Pronoun, one: Spoken, talk: Discourse) -> float:
    """Prefer the noun whose relative clause the pronoun stands in (`Meyer, der schwieg, weil er ...`)."""
    for index in (pronoun.token.head, *talk.scene.tree.head_chain(pronoun.token.head)):
        token = talk.tokens[index]
        if token.deprel.startswith("acl") and one.at >= 0 and talk.scene.whom(token.head, talk.meant) is one.phrase:
            return _OWN_CLAUSE
    return 0.0


def _expletive(pronoun: Pronoun, talk: Discourse) -> bool:
    """Whether an English `it` stands for no one who acts: no subject, beside `is`, or of a clause that follows (`it seems that`)."""
    if pronoun.language != "en" or pronoun.owning or pronoun.lower != "it":
        return False
    if not pronoun.subject:
        return pronoun.token.deprel not in {"obj", "iobj"} or talk.tokens[pronoun.token.head].lemma not in _DIRECTED
    below = [talk.tokens[c] for c in talk.scene.tree.children(pronoun.token.head)]
    verb = talk.tokens[pronoun.token.head]
    told = any(t.deprel == "aux:pass" for t in below) and not any(t.deprel == "xcomp" for t in below)
    return told or verb.upos != "VERB" or verb.lemma in _IMPERSONAL or any(t.deprel in {"cop", "csubj", "expl"} for t in below)


def _same_clause(pronoun: Pronoun, one: Spoken, talk: Discourse) -> bool:
    """Whether both depend on one verb: then they are two (`Er traf ihn`)."""
    if pronoun.owning or one.at < 0 or one.sentence != talk.sentence:
        return False
    tokens, verb = talk.tokens, pronoun.token.head
    if tokens[one.at].head == verb and one.at != verb and tokens[one.at].deprel not in {"obl", "advcl"}:
        return True
    return pronoun.subject and one.phrase.form == "name" and _inside_object(one.at, verb, tokens)


_WITHIN = frozenset({"appos", "nmod", "nmod:poss", "flat", "conj", "compound"})


def _inside_object(at: int, verb: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a name stands inside the object of a verb: the verb's subject is then somebody else (`Putins Sprecher lobte er`)."""
    while tokens[at].deprel in _WITHIN or _bare_clause(tokens, at):
        at = tokens[at].head
    return tokens[at].deprel in {"obj", "iobj", "obl:arg"} and tokens[at].head == verb


def _bare_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word belongs to an infinitive that hangs on a noun, or is that infinitive (`der Versuch, unter X zu siegen`)."""
    above = tokens[tokens[at].head]
    own = tokens[at].deprel.startswith("acl") and "VerbForm=Fin" not in tokens[at].feats
    return own or (tokens[at].deprel == "obl" and above.deprel.startswith("acl") and "VerbForm=Inf" in above.feats)


def _doers(pronoun: Pronoun, talk: Discourse) -> set[str]:
    """Who does the act a pronoun stands with, where the pronoun is not the doer itself: it cannot mean them."""
    if pronoun.owning or pronoun.token.deprel in SUBJECTS or pronoun.token.deprel.startswith("nmod"):
        return set()
    scene = talk.scene
    found = scene.subjects_of(scene.verb_above(pronoun.token.head))
    heads = {c for s in found for c in (s, *(k for k in scene.tree.children(s) if talk.tokens[k].deprel in {"conj", "appos", "flat"}))}
    return {p.actor for h in heads if (p := talk.meant.get(h)) is not None and p.actor}


def _owning(pronoun: Pronoun, one: Spoken, away: int, talk: Discourse) -> float:
    """What speaks for somebody as owner: subject of the same clause, or counted up with what is owned (`Merkel und ihre Minister`)."""
    if one.at < 0 or away:
        return -_OWNED_AWAY * away
    owned = talk.tokens[pronoun.token.head]
    if owned.deprel == "conj" and owned.head in {one.at, *one.phrase.stand_ins, talk.tokens[one.at].head} and one.at < pronoun.token.index:
        return _OWN_NOUN
    subjects = talk.scene.subjects_of(talk.scene.verb_above(pronoun.token.head))
    own = one.role == "subject" and any(talk.scene.whom(s, talk.meant) is one.phrase or s == one.at for s in subjects)
    return _OWN_CLAUSE if own and owned.deprel not in SUBJECTS else 0.0


def _words_of(pronoun: Pronoun, one: Spoken, talk: Discourse) -> float:
    """What quotations tell: their speaker is no third person in them; who is only quoted is not the one who speaks on."""
    inside = talk.scene.quote_at(pronoun.token.index)
    if inside < 0:
        speaks = pronoun.subject and talk.scene.says(pronoun.token.head)
        return 0.0 if one.quote < 0 else -_SPEAKS_ON if speaks else -_OTHER_WORDS
    if not one.phrase.members and (one.phrase.actor or one.phrase.name) in talk.speakers(inside):
        return -_SPEAKER_INSIDE
    return 0.0 if one.quote in {-1, inside} else -_OTHER_WORDS


def _directed(pronoun: Pronoun, one: Spoken, talk: Discourse) -> float:
    """Prefer the one accused or asked as subject of what they are accused of or asked to do."""
    if not pronoun.subject or one.sentence != talk.sentence or one.at < 0:
        return 0.0
    clause = talk.tokens[talk.scene.verb_above(pronoun.token.head)]
    above = talk.tokens[clause.head]
    if clause.deprel not in {"ccomp", "xcomp", "parataxis", "obj"} or above.lemma.lower() not in _OF_OTHERS:
        return 0.0
    top = one.at
    return _TO_OTHERS if talk.tokens[top].head == above.index and talk.tokens[top].deprel not in SUBJECTS else 0.0


def _ahead(pronoun: Pronoun, talk: Discourse) -> Iterator[_Ranked]:
    """The subject that follows a subordinate clause or phrase in front (`Als er ankam, sagte Putin`, `In his speech, Obama`)."""
    scene, at = talk.scene, pronoun.token.index
    for head in scene.tree.head_chain(at):
        above = talk.tokens[head]
        if above.upos not in {"VERB", "AUX"} or (not pronoun.owning and head == talk.scene.verb_above(pronoun.token.head)):
            continue
        for subject in scene.subjects_of(head):
            phrase = talk.meant.get(subject)
            if subject <= at or phrase is None or phrase.form == "pronoun" or talk.tokens[subject].head != head:
                continue
            if phrase.title is not None and phrase.title.role == "spokesperson":
                continue  # who speaks for somebody speaks of them: `He will attend, his spokesman said`
            agrees = fit(pronoun, phrase, talk.tokens) if phrase.name else None
            if agrees is not None and at < phrase.left:
                yield _Ranked(agrees + _ROLE["subject"] - 0.5, -1, phrase, "the subject that follows")
        return


def _of_things(pronoun: Pronoun, talk: Discourse) -> float:
    """How likely a thing is meant that was subject last: a noun that speaks of nobody and agrees in gender and number."""
    if pronoun.language == "en" and pronoun.genders in {"m", "f"}:
        return -99.0
    base = _NEUTRAL.get(pronoun.language, -0.6) - (_DATIVE if pronoun.lower in {"ihm", "ihr", "ihnen"} and not pronoun.owning else 0.0)
    scores = [
        base + _ROLE[role] + _same_words(pronoun, token, talk) - _A_SENTENCE * (talk.sentence - talk.scene.tree.sentence_of(token.index))
        for token, role in _things(pronoun, talk)
        if _agrees(pronoun, token.index, talk)
    ]
    return max(scores, default=-99.0)


def _same_words(pronoun: Pronoun, noun: Token, talk: Discourse) -> float:
    """A thing quoted in the same words stands nearer than whoever is spoken of outside."""
    inside = talk.scene.quote_at(pronoun.token.index)
    return _OTHER_WORDS if inside >= 0 and talk.scene.quote_at(noun.index) == inside else 0.0


def _things(pronoun: Pronoun, talk: Discourse) -> Iterator[tuple[Token, str]]:
    first = talk.scene.passage.parse.sentences[max(0, talk.sentence - 1)][0]
    for token in talk.tokens[first : pronoun.token.index]:
        counted = token.upos == "PRON" and token.text.lower() in _SOME
        if token.lemma.lower().startswith(_MEMBERS):
            continue
        if (is_noun(token) or counted) and token.index not in talk.meant:
            if token.deprel in SUBJECTS:
                yield token, "subject"
            elif token.deprel == "obj" and not pronoun.subject and not pronoun.owning:
                yield token, "object"


def _agrees(pronoun: Pronoun, noun: int, talk: Discourse) -> bool:
    token = talk.tokens[noun]
    number = feature(token.feats, "Number")
    if number == "Plur" or token.upos == "PRON":
        return "p" in pronoun.genders
    if pronoun.language == "en":
        return "n" in pronoun.genders
    thing = Phrase(where="text", first=noun, last=noun + 1, head=noun, left=noun, kind="organisation", form="description")
    return bool(noun_genders(thing, talk.tokens) & set(pronoun.genders))
