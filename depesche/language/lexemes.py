"""The lexeme of a verb: its separable particle and its lemma, wherever the particle stands."""

from __future__ import annotations

from depesche.language.lemmas import Lemmatizer, split_particle
from depesche.language.valency import valency
from depesche.language.words import Sentence, children

_NO_VERB = frozenset("bekannt beliebt gesamt gerecht gewiss verwandt berühmt bestimmt verschieden gesund erfahren bedeutend bereit".split())
_ADVERBS = frozenset("wieder zusammen mit weiter dabei dagegen zurecht bekannt ernst".split())
"""Particles that are adverbs as well: they belong to the verb only where the two are a verb that is known."""
_PARTICIPLE = ("ge", "be", "emp", "ent", "er", "miss", "ver", "zer", "über", "unter", "hinter", "wider")


def add_lexemes(words: Sentence, language: str, lemmatizer: Lemmatizer) -> None:
    """Fill in `lexeme`: `kündigte ... an` -> ankündigen, `verhängte Sanktionen` -> verhängen; English: `carry out`."""
    for i, word in enumerate(words):
        word.lexeme = word.lemma
        if language == "de" and word.upos == "ADJ":
            word.lexeme = participle_verb(word.lemma, lemmatizer) or word.lemma
        if language == "en" and word.upos in {"NOUN", "PROPN"}:
            word.lexeme = _hyphenated(words, i) or word.lemma
        if word.upos not in {"VERB", "AUX"}:
            continue
        particles = [words[c].plain.lower() for c in children(words, i) if words[c].deprel == "compound:prt"]
        if particles and language == "de":
            word.lexeme = _with_particle(particles[0], word.lemma, lemmatizer, whole=not word.tag.endswith("FIN"))
        elif particles:
            word.lexeme = f"{word.lemma} {particles[0]}"


def _hyphenated(words: Sentence, index: int) -> str:
    """Give the known noun a last part makes with what stands before its hyphen: `cease - fire` -> cease-fire; "" if none."""
    first = index - 2
    if first < 0 or words[index - 1].text != "-" or words[first].head != index or words[first].deprel != "compound":
        return ""
    whole = f"{words[first].plain.lower()}-{words[index].lemma}"
    return whole if whole in valency("en").nouns else ""


def take_lemmas(words: Sentence) -> None:
    """Fill in `lexeme` where nothing more is known than lemmas."""
    for word in words:
        word.lexeme = word.lemma


def _with_particle(particle: str, lemma: str, lemmatizer: Lemmatizer, *, whole: bool) -> str:
    if particle in _ADVERBS and not lemmatizer.knows(particle + lemma):
        return lemma
    return lemma if whole and lemma.startswith(particle) else particle + lemma


def participle_verb(adjective: str, lemmatizer: Lemmatizer) -> str:
    """Give the verb of a participle used as adjective (`angekündigt` -> ankündigen), "" if it is none."""
    if adjective in _NO_VERB:
        return ""
    if adjective.endswith("end") and adjective[:-1] in lemmatizer.table.verbs:
        return adjective[:-1]
    shaped = adjective.endswith("iert") or adjective.startswith(_PARTICIPLE) or split_particle(adjective, "ge") is not None
    if not shaped or not adjective.endswith(("t", "en")):
        return ""
    verb = lemmatizer.lemma(adjective, "VVPP")
    return verb if verb in lemmatizer.table.verbs else ""
