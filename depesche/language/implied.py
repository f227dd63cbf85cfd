"""What grammar leaves unsaid: the subject of a second verb, an infinitive or a participle; what a relative pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.records import Token

if TYPE_CHECKING:
    from depesche.language.tree import Tree

_SUBJECT_CONTROL = frozenset("drohen androhen versprechen zusagen zusichern anbieten threaten promise vow pledge offer".split())
"""Verbs whose infinitive has the subject's subject even beside a dative or object: "er droht ihm, zu gehen"."""

_DATIVE_CONTROL = frozenset("gelingen glücken misslingen missglücken".split())
"""Verbs whose infinitive, though it stands as their subject, has their dative's subject: "der Polizei gelang es, ihn zu fassen"."""

_GERUND_OF_OBJECT = frozenset(
    "accuse suspect convict acquit blame criticise criticize condemn denounce fault rebuke prevent stop keep bar ban discourage deter "
    "dissuade prohibit restrain thank praise commend punish penalise penalize clear absolve warn exclude".split()
)
"""Verbs whose gerund after a preposition has the object's subject: "they accused him of lying", "kept him from leaving"."""

_GERUND_MARKS = frozenset({"of", "for", "from", "against"})

_DEEPEST = 12
"""Steps up the tree after which the search for a subject gives up."""


def _base(token: Token) -> str:
    return token.deprel.partition(":")[0]


def _has(token: Token, feature: str) -> bool:
    return feature in token.feats.split("|")


def is_participle(token: Token) -> str:
    """Say whether a token is a participle used as modifier: `past`, `present` or "" for neither."""
    if token.upos == "ADJ" and token.lexeme != token.lemma:
        return "present" if token.lemma.endswith("end") else "past"
    if token.upos in {"VERB", "ADJ"} and _has(token, "VerbForm=Part"):
        return "past"
    if token.upos == "VERB" and _has(token, "VerbForm=Ger"):
        return "present"
    return ""


def modified_noun(tree: Tree, index: int) -> int | None:
    """The noun a clause or participle modifies; None for other tokens."""
    token = tree.parse.tokens[index]
    if _base(token) in {"acl", "amod"} and token.head != index:
        return token.head
    if token.deprel == "conj" and _base(tree.parse.tokens[token.head]) in {"acl", "amod"}:
        return modified_noun(tree, token.head)
    return None


def relative_pronouns(tree: Tree, index: int) -> list[int]:
    """Relative pronouns below a clause's verb, down to those after a preposition."""
    tokens, words = tree.parse.tokens, tree.mapping.relative_pronouns
    near = [c for c in tree.children(index) if tokens[c].upos in {"PRON", "DET"}]
    return [c for c in near if tokens[c].lemma.lower() in words or tokens[c].text.lower() in words]


def resolved(tree: Tree, index: int) -> int:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    token = tree.parse.tokens[index]
    if token.upos not in {"PRON", "DET"} or not is_relative(tree, token):
        return index
    noun = modified_noun(tree, token.head)
    return index if noun is None else noun


def is_relative(tree: Tree, token: Token) -> bool:
    """Tell whether a pronoun opens a relative clause."""
    words = tree.mapping.relative_pronouns
    if token.lemma.lower() not in words and token.text.lower() not in words:
        return False
    noun = modified_noun(tree, token.head)
    return noun is not None and noun < token.index and tree.parse.tokens[token.head].upos != "ADJ"


def is_passive(tree: Tree, index: int) -> bool:
    """Tell whether a predicate is passive: auxiliary, passive subject, or past participle at a noun."""
    tokens = tree.parse.tokens
    token = tokens[index]
    labels = {tokens[c].deprel for c in tree.children(index)}
    if labels & {"aux:pass", "nsubj:pass", "csubj:pass"}:
        return True
    if modified_noun(tree, index) is not None and is_participle(token) == "past":
        return not labels & {"aux", "nsubj"} and not relative_pronouns(tree, index)
    shared = token.deprel == "conj" and _has(token, "VerbForm=Part") and not labels & {"aux", "nsubj"}
    return shared and tokens[token.head].upos in {"VERB", "AUX"} and is_passive(tree, token.head)


def grammatical_subject(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """Find the grammatical subject of a predicate, its own or the one implied; empty if there is none."""
    tokens, mapping = tree.parse.tokens, tree.mapping
    own = [c for c in tree.children(index) if mapping.has("subject", tokens[c].deprel) or mapping.has("passive_subject", tokens[c].deprel)]
    if own:
        return [resolved(tree, c) for c in own]
    token = tokens[index]
    if depth > _DEEPEST or token.head == index or token.upos not in {"VERB", "AUX", "ADJ"}:
        return []
    if token.upos == "ADJ" and not is_participle(token):
        return []
    return _implied(tree, token, depth + 1)


def _implied(tree: Tree, token: Token, depth: int) -> list[int]:
    relation = _base(token)
    if relation == "conj":
        first = tree.parse.tokens[token.head]
        return grammatical_subject(tree, token.head, depth) if first.upos in {"VERB", "AUX", "ADJ"} else []
    if relation in {"acl", "amod"}:
        return _of_modifier(tree, token, depth)
    if relation == "parataxis" and _goes_on(tree, token):
        return grammatical_subject(tree, token.head, depth)
    if relation == "xcomp":
        noun = tree.parse.tokens[token.head].upos == "NOUN"
        return _of_modifier(tree, token, depth) if noun else controller(tree, token.head, depth)
    if (
        relation in {"csubj", "ccomp", "advcl"}
        and _has(token, "VerbForm=Inf")
        and tree.parse.tokens[token.head].lexeme.lower() in _DATIVE_CONTROL
    ):
        return controller(tree, token.head, depth)
    if relation == "advcl" and _has(token, "VerbForm=Ger") and _gerund_of_object(tree, token):
        return controller(tree, token.head, depth)
    if relation in {"advcl", "ccomp"} and not _has(token, "VerbForm=Fin") and not _finite_auxiliary(tree, token.index):
        return grammatical_subject(tree, token.head, depth)
    return []


def _goes_on(tree: Tree, token: Token) -> bool:
    """Whether a headline's second verb has the subject of its first: `Erdogan accuses EU of betrayal, threatens to open borders`."""
    tokens = tree.parse.tokens
    first = tokens[token.head]
    third = "Person=3" in token.feats and "Person=3" in first.feats and "Tense=Pres" in token.feats and first.upos == "VERB"
    return third and first.index < token.index and tokens[token.index - 1].text == ","


def _gerund_of_object(tree: Tree, token: Token) -> bool:
    """Whether a gerund tells what the object of the verb above does: `accused Israel of bombarding`."""
    tokens = tree.parse.tokens
    marked = any(_base(tokens[c]) in {"mark", "case"} and tokens[c].text.lower() in _GERUND_MARKS for c in tree.children(token.index))
    return marked and tokens[token.head].lexeme.lower() in _GERUND_OF_OBJECT


def _finite_auxiliary(tree: Tree, index: int) -> bool:
    tokens = tree.parse.tokens
    return any(_base(tokens[c]) == "aux" and _has(tokens[c], "VerbForm=Fin") for c in tree.children(index))


def _of_modifier(tree: Tree, token: Token, depth: int) -> list[int]:
    """Subject of a clause or participle at a noun: the noun itself, or for an infinitive whoever the noun belongs to."""
    if is_participle(token):
        return _behind_what_speaks(tree, token, depth) or [token.head]
    if not _has(token, "VerbForm=Inf"):
        return []
    tokens = tree.parse.tokens
    owners = [c for c in tree.children(token.head) if _is_owner(tree, tokens[c])]
    if owners:
        return owners
    governor = tokens[token.head].head
    return controller(tree, governor, depth, but=token.head) if governor != token.head else []


_SPEAKING = frozenset(
    "statement letter resolution declaration report tweet message motion petition communique communiqué note article editorial speech "
    "post decree".split()
)
"""English nouns for what is written or said: whoever issued it does what its gerund tells."""


def _behind_what_speaks(tree: Tree, token: Token, depth: int) -> list[int]:
    """Whoever does what a gerund at a noun tells: `issued a statement criticising Chad`, `is a donor, giving money to Chad`."""
    tokens = tree.parse.tokens
    noun = tokens[token.head]
    if not _has(token, "VerbForm=Ger") or token.index < noun.index:
        return []
    if any(_base(tokens[c]) == "cop" for c in tree.children(noun.index)) and tokens[token.index - 1].text == ",":
        return [c for c in tree.children(noun.index) if tokens[c].deprel == "nsubj"]
    governor = tokens[noun.head]
    if noun.lemma.lower() not in _SPEAKING or governor.upos != "VERB" or _base(noun) != "obj":
        return []
    owners = [c for c in tree.children(noun.index) if _is_owner(tree, tokens[c])]
    return owners or grammatical_subject(tree, governor.index, depth)


def _is_owner(tree: Tree, token: Token) -> bool:
    bare = not any(tree.parse.tokens[c].deprel == "case" for c in tree.children(token.index))
    german = tree.parse.language == "de" and token.deprel == "nmod" and bare and token.upos in {"NOUN", "PROPN"}
    return german or token.deprel in {"nmod:poss", "det:poss"}


def controller(tree: Tree, verb: int, depth: int, but: int = -1) -> list[int]:
    """Who is meant to do the infinitive of a verb: its object or dative, with some verbs its subject.

    A noun the infinitive belongs to (`but`) and nouns of intending (`die Absicht, zu reisen`) do nothing themselves.
    """
    tokens, mapping = tree.parse.tokens, tree.mapping
    if tokens[verb].lexeme.lower() not in _SUBJECT_CONTROL and not is_passive(tree, verb):
        for slot in ("object", "dative"):
            held = [c for c in tree.children(verb) if mapping.has(slot, tokens[c].deprel)]
            people = [resolved(tree, c) for c in held if tokens[c].deprel != "expl:pv" and c != but and _may_act(tree, tokens[c])]
            if people:
                return people
    return grammatical_subject(tree, verb, depth)


def _may_act(tree: Tree, token: Token) -> bool:
    return token.upos in {"PROPN", "PRON"} or (token.upos == "NOUN" and not token.lemma.lower().endswith(tree.mapping.infinitive_nouns))


def missing_object(tree: Tree, index: int) -> list[int]:
    """Object a verb shares or relates to: that of the first conjunct, if it comes later, or an English gap's noun."""
    tokens, mapping = tree.parse.tokens, tree.mapping
    token = tokens[index]
    if token.deprel == "conj" and tokens[token.head].upos == "VERB":
        held = [c for c in tree.children(token.head) if mapping.has("object", tokens[c].deprel)]
        return [c for c in held if c > index]
    gap = token.deprel == "acl:relcl" and tree.parse.language == "en" and not relative_pronouns(tree, index)
    has_subject = any(_base(tokens[c]) == "nsubj" for c in tree.children(index))
    return [token.head] if gap and has_subject and token.upos == "VERB" else []
