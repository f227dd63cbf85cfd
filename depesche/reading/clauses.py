"""Clauses of a parse: which verb group a word belongs to, and where the clause ends.

UD relations decide: a clause begins at a root, a clausal dependent, or a
conjoined verb.  Works on token indexes of one passage.
"""

from __future__ import annotations

from depesche.language.tree import Tree
from depesche.records import Token

_CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})


def base(deprel: str) -> str:
    """The main type of a relation: `nsubj:pass` -> `nsubj`."""
    return deprel.partition(":")[0]


def opens_clause(tree: Tree, index: int) -> bool:
    """Whether a token is the head of a clause of its own."""
    token = tree.parse.tokens[index]
    relation = base(token.deprel)
    if token.head == index or relation in _CLAUSAL:
        return True
    return relation == "conj" and token.upos in _VERBAL and has_subject_or_finite(tree, index)


def has_subject_or_finite(tree: Tree, index: int) -> bool:
    """Whether a conjoined verb stands on its own: finite, with an auxiliary or a subject."""
    token = tree.parse.tokens[index]
    return "VerbForm=Fin" in token.feats or any(base(tree.parse.tokens[c].deprel) in {"nsubj", "aux", "cop"} for c in tree.children(index))


def clause_head(tree: Tree, index: int) -> int:
    """The head of the clause a token stands in (the token itself if it opens one)."""
    seen = 0
    while not opens_clause(tree, index) and seen < 200:
        index = tree.parse.tokens[index].head
        seen += 1
    return index


def clause_tokens(tree: Tree, head: int) -> tuple[int, ...]:
    """Tokens of a clause in order, those of clauses inside it left out."""
    out: list[int] = []
    stack = [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack.extend(c for c in tree.children(i) if not opens_clause(tree, c))
    return tuple(sorted(out))


def verb_group(tree: Tree, verb: int) -> tuple[Token, ...]:
    """A verb with its auxiliaries, copulas and particles, in order of the text."""
    tokens = tree.parse.tokens
    helpers = [c for c in tree.children(verb) if base(tokens[c].deprel) in {"aux", "cop"} or tokens[c].deprel == "compound:prt"]
    return tuple(tokens[i] for i in sorted([verb, *helpers]))


def headline_infinitive(tree: Tree, verb: int) -> int | None:
    """The doer of a headline's infinitive (`Trump to meet Kim in Singapore`): the noun it hangs on, where that has no verb."""
    tokens = tree.parse.tokens
    token = tokens[verb]
    head = tokens[token.head]
    root = base(token.deprel) in {"acl", "root", "xcomp"} and head.upos in {"PROPN", "NOUN"} and base(head.deprel) == "root"
    marked = any(tokens[c].text.lower() == "to" and base(tokens[c].deprel) == "mark" for c in tree.children(verb))
    first, _ = tree.parse.sentences[tree.sentence_of(verb)]
    begins = tree.extent(head.index)[0] == first if root else False
    return head.index if root and marked and begins and head.index < verb and tree.parse.language == "en" else None


def only_aimed_at(tree: Tree, verb: int) -> bool:
    """Whether a verb tells only what something is done for: `sent troops to support the army`, `gave its all to win`."""
    tokens = tree.parse.tokens
    token = tokens[verb]
    marks = {tokens[c].text.lower() for c in tree.children(verb) if base(tokens[c].deprel) == "mark"}
    aimed = base(token.deprel) == "advcl" or (base(token.deprel) == "acl" and "VerbForm=Inf" in token.feats)
    plain = aimed and "to" in marks and "for" not in marks and tokens[token.head].upos != "ADJ"
    return plain and headline_infinitive(tree, verb) is None
