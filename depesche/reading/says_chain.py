"""The chain of sources of any word: who says it, who passes that on, innermost sayer first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depesche.lexicon.tables import settings
from depesche.reading.document import Cast, Document
from depesche.reading.says_agency import AGENCY
from depesche.reading.says_words import GRAMMAR
from depesche.records import Attribution, SourceLink, Span, Token, Where

_BLOCK = 512
"""Code points of a stretch of text for which the attributions that speak in it are kept together."""


def _by_block(attributions: Sequence[Attribution]) -> dict[tuple[Where, int], list[Attribution]]:
    """Attributions by the stretches of text their content touches, in their order, so that a word need not ask them all."""
    out: dict[tuple[Where, int], list[Attribution]] = {}
    for attribution in attributions:
        blocks = {(s.where, b) for s in attribution.content for b in range(s.begin // _BLOCK, s.end // _BLOCK + 1)}
        for block in blocks:
            out.setdefault(block, []).append(attribution)
    return out


class SaidIndex:
    """Answers who says the word at a place; built once a report from its attributions."""

    def __init__(self, document: Document, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._by_id = {a.id: a for a in attributions}
        self._in_block = _by_block(attributions)
        self._names = {actor.id: actor.name for actor in cast.actors}

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions it was built from."""
        return tuple(self._by_id.values())

    def chain_at(self, where: Where, token: int) -> tuple[str, ...]:
        """Ids of the attributions in whose content a token lies, innermost first.

        The cue and the source of an attribution are not its content.  An
        attribution passed on by another (`via`) stands before that one.
        """
        offset = self._document.passage(where).parse.tokens[token].begin
        text = self._document.passage(where).parse.text
        near = self._in_block.get((where, offset // _BLOCK), ())
        found = [a for a in near if says(a, where, offset) and not _answers(a, text)]
        found = [a for a in found if not self._presupposed(a, where, token)]
        aside = self._aside(where, token) if found else None
        if aside is not None:
            found = [a for a in found if a.form == "direct" or any(s.begin > aside[0] and s.end <= aside[1] for s in a.content)]
        return tuple(a.id for a in in_order(found))

    def _presupposed(self, attribution: Attribution, where: Where, token: int) -> bool:
        """Whether a demand for a thing only mentions a word: "called for an inquiry into the attack" says of no attack that it happened."""
        if attribution.stance != "demands":
            return False
        tokens = self._document.passage(where).parse.tokens
        held = next(s for s in attribution.content if s.where == where and s.begin <= tokens[token].begin < s.end)
        inside = tokens[bisect_left(tokens, held.begin, key=lambda t: t.begin) : bisect_left(tokens, held.end, key=lambda t: t.begin)]
        if any(t.upos in ("VERB", "AUX") for t in inside):
            return False
        wanted = next((t.index for t in inside if t.upos in ("NOUN", "PROPN") and not t.deprel.startswith("compound")), token)
        return token != wanted

    @property
    def we(self) -> frozenset[str]:
        """Pronouns of the first person plural: a speaker means more than himself by them."""
        return frozenset(settings(self._document.language, "first_person")["plural"])

    def agency(self) -> SourceLink | None:
        """The agency the whole report comes from: the source of what it says in its own voice."""
        return next((self._link(a) for a in self._by_id.values() if a.rule == AGENCY), None)

    def _aside(self, where: Where, token: int) -> tuple[int, int] | None:
        """The relative clause in the indicative a word stands in: what the report itself adds ("…, die im Juli festgenommen wurde").

        German only: there the mood tells whose words a clause is.
        """
        passage = self._document.passage(where)
        tokens, tree = passage.parse.tokens, passage.tree
        if self._document.language != "de":
            return None
        for head in (token, *tree.head_chain(token)):
            first, last = tree.extent(head)
            relative = tokens[head].deprel.startswith("acl") and tokens[first].text == "," and _opens_relative(tokens, first + 1)
            verbs = [head, *(c for c in tree.children(head) if tokens[c].upos == "AUX")] if relative else []
            if _in_indicative(tokens, verbs) and not _joined_behind(tokens, max(verbs), token):
                return tokens[first].begin, tokens[last - 1].end
        return None

    def sources_at(self, where: Where, token: int, doers: frozenset[str] = frozenset(), *, denied: bool = False) -> tuple[SourceLink, ...]:
        """The chain for a claim whose trigger is that token; the publisher is left out, nobody comes twice.

        "I" and "we" are whoever speaks anyway: the link round them, or the publisher.

        Args:
            where: Title or text.
            token: Index of the trigger in that passage.
            doers: Ids, names or wordings of those who do the act: who announces his own act is no source of it.
            denied: The claim is that it did not happen: the chain begins with who denies it, not with whom he contradicts.

        """
        links: list[SourceLink] = []
        seen: set[str] = set()
        for key in self._beside_denial(self.chain_at(where, token), denied=denied):
            link = self._link(self._by_id[key])
            announced = self._by_id[key].stance == "announces" and link is not None and {link.actor, link.name, link.text} & doers
            himself = link is not None and link.text.casefold() in GRAMMAR[self._document.language].first_person
            if link is not None and not announced and not himself and (link.actor or link.text) not in seen:
                seen.add(link.actor or link.text)
                links.append(link)
        return tuple(links)

    def _beside_denial(self, keys: tuple[str, ...], *, denied: bool) -> tuple[str, ...]:
        """Of "X denied reports by Y that …" the chain of one side: from X on where it is denied, without X where Y tells it."""
        denier = next((n for n, key in enumerate(keys) if self._by_id[key].stance == "denies"), 0)
        return keys[denier:] if denied or not denier else (*keys[:denier], *keys[denier + 1 :])

    def verbatim(self, where: Where, token: int) -> bool:
        """Whether a word stands in somebody's own words: between quotation marks, or in what stands after "X said:".

        Who praises or demands in words the report quotes is the source of that claim, who does so in the report's words is not.
        """
        we = GRAMMAR[self._document.language].first_person
        for attribution in (self._by_id[key] for key in self.chain_at(where, token)):
            link = self._link(attribution)
            if link is not None and link.text.casefold() not in we:
                return attribution.form == "direct" or self._after_colon(attribution)
        return False

    def _after_colon(self, attribution: Attribution) -> bool:
        cue, begin = attribution.cue, attribution.content[0].begin
        text = self._document.passage(attribution.content[0].where).parse.text
        return cue is not None and cue.where == attribution.content[0].where and ":" in text[cue.end : begin]

    def _link(self, attribution: Attribution) -> SourceLink | None:
        source = attribution.source
        if source is None:
            return None
        text = self._document.passage(source.where).parse.text[source.begin : source.end]
        name = self._names.get(source.actor) if source.actor else None
        return SourceLink(text=text, name=name, kind=source.kind, actor=source.actor)


def says(attribution: Attribution, where: Where, offset: int) -> bool:
    """Whether a character lies in what an attribution says, outside its cue and source."""
    own: list[Span] = [attribution.cue] if attribution.cue else []
    if any(s.where == where and s.begin <= offset < s.end for s in own):
        return False
    source = attribution.source
    if source and source.where == where and source.begin <= offset < source.end:
        return False
    return any(s.where == where and s.begin <= offset < s.end for s in attribution.content)


def _answers(attribution: Attribution, text: str) -> bool:
    """Whether somebody only confirms or denies what a sentence before has told ("Das bestätigte X"): no link of its chain."""
    if attribution.stance not in ("confirms", "denies") or attribution.cue is None or not attribution.content:
        return False
    end = attribution.content[-1].end
    return end <= attribution.cue.begin and any(mark in text[end : attribution.cue.begin] for mark in ".!?\n")


def _in_indicative(tokens: Sequence[Token], verbs: Sequence[int]) -> bool:
    """Whether a German verb group states a fact: finite with no Konjunktiv, or a lone plural the parse takes for an infinitive."""
    finite = [i for i in verbs if "VerbForm=Fin" in tokens[i].feats]
    alone = len(verbs) == 1 and tokens[verbs[0]].upos == "VERB" and tokens[verbs[0]].text == tokens[verbs[0]].lemma
    return bool(finite or alone) and not any("Mood=Sub" in tokens[i].feats for i in finite)


def _joined_behind(tokens: Sequence[Token], verb: int, token: int) -> bool:
    """Whether a word stands behind the verb that ends a relative clause, joined on by "und": no part of that clause."""
    return token > verb + 1 and tokens[verb + 1].upos == "CCONJ"


def _opens_relative(tokens: Sequence[Token], index: int) -> bool:
    while index < len(tokens) and tokens[index].upos == "ADP":
        index += 1
    relatives = GRAMMAR["de"].relatives
    return index < len(tokens) and tokens[index].text.casefold() in relatives


def in_order(said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Attributions whose content holds one word, innermost first: the shorter one inside, what is passed on before who passes it on."""
    out: list[Attribution] = []
    for attribution in sorted(said, key=lambda a: (sum(s.end - s.begin for s in a.content), a.content[0].begin, a.stance == "denies")):
        at = next((n for n, other in enumerate(out) if other.id == attribution.via), len(out))
        out.insert(at, attribution)
    return tuple(out)
