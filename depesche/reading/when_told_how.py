"""How a clause tells what it tells: as having happened then, before, by now, by hearsay."""

from __future__ import annotations

from typing import Literal

from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_tense import verb_group
from depesche.records import Token

Telling = Literal["past", "before", "perfect", "reported", "said", "present", "none"]
"""`past`: plain past (`wurde verletzt`).  `before`: pluperfect (`war verletzt worden`).  `perfect`: `ist verletzt worden`.

`reported`: of the past by hearsay (`sei verletzt worden`, `soll verletzt worden sein`).  `said`: what is so by
hearsay (`es handele sich um`).  `present`: what is; `none`: no finite verb.
"""

_PERFECT = {"haben", "sein", "have"}


def telling(passage: Passage, head: Token) -> Telling:
    """How the clause of a head (`clause_head`) tells what it tells."""
    group = _with_shared(passage, head)
    finite = [t for t in group if "VerbForm=Fin" in t.feats]
    if not finite:
        return "none"
    done = any("VerbForm=Part" in t.feats for t in group if t not in finite)
    passive = any(t.deprel == "aux:pass" for t in group)
    helped = any(t.lemma in _PERFECT and t.deprel in {"aux", "cop"} for t in finite) or (passive and any("worden" in t.text for t in group))
    finished = done and helped
    hearsay = any("Mood=Sub" in t.feats for t in finite)
    if (finished and hearsay) or (done and _is_hearsay(passage, group)):
        return "reported"
    if hearsay:
        return "said"
    if any("Tense=Past" in t.feats for t in finite):
        return "before" if finished else "past"
    return "perfect" if finished else "present"


def _with_shared(passage: Passage, head: Token) -> tuple[Token, ...]:
    """The verb group of a head; a participle or infinitive joined to another verb shares its auxiliaries: `haben getagt und beraten`."""
    group = verb_group(passage, head)
    tokens, above, seen = passage.parse.tokens, head, set[int]()
    while above.deprel == "conj" and above.index not in seen and above.upos == "VERB" and not any("VerbForm=Fin" in t.feats for t in group):
        seen.add(above.index)
        above = tokens[above.head]
        group = (*group, *(t for t in verb_group(passage, above) if t.deprel.split(":")[0] == "aux"))
    return group


def _is_hearsay(passage: Passage, group: tuple[Token, ...]) -> bool:
    """Whether a modal verb tells by hearsay: `soll verletzt worden sein`, not `soll verletzt werden`."""
    words = rules(passage.parse.language).values.get("hearsay", {})
    perfect = any(t.lemma in _PERFECT and "VerbForm=Inf" in t.feats for t in group)
    return perfect and any(t.text.lower() in words for t in group)
