"""The lexeme of a verb: its separable particle and its lemma, wherever the particle stands."""

from __future__ import annotations

from depesche.language.lemmas import SEPARABLE
from depesche.language.words import Sentence, children

_PARTICLES = frozenset(SEPARABLE)


def add_lexemes(words: Sentence, language: str) -> None:
    """Fill in `lexeme`: `kündigte ... an` -> ankündigen; English phrasal verbs read `carry out`."""
    for i, word in enumerate(words):
        word.lexeme = word.lemma
        if word.upos not in {"VERB", "AUX"}:
            continue
        particles = [words[c].plain.lower() for c in children(words, i) if words[c].deprel == "compound:prt"]
        if not particles:
            continue
        if language == "de":
            if not word.lemma.startswith(particles[0]) or word.tag.endswith("FIN"):
                word.lexeme = particles[0] + word.lemma
        else:
            word.lexeme = f"{word.lemma} {particles[0]}"
