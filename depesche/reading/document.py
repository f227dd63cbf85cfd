"""What the reading steps hand to each other: the parsed report and who appears in it.

These types stay inside the reading room; what leaves it are the records.
A report has one or two passages, the text and, if there is one, the title;
token indexes count within a passage, offsets count code points of its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from depesche.language.tree import Tree
from depesche.records import Actor, Parse, Place, Report, Where

CastKind = Literal["person", "state", "government", "organisation", "outlet", "group", "place", "people"]
"""`ActorKind` plus `people`: civilians, victims, private persons, who may only have things done to them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The text or the title of a report with its parse."""

    where: Where
    parse: Parse
    tree: Tree


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its parsed passages, title first where there is one."""

    report: Report
    passages: tuple[Passage, ...]

    @property
    def language(self) -> str:
        """The language the report was parsed in."""
        return self.passages[-1].parse.language

    def passage(self, where: Where) -> Passage:
        """Give the passage of that name; raises `KeyError` where the report has no title."""
        for passage in self.passages:
            if passage.where == where:
                return passage
        raise KeyError(where)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One noun phrase that names or describes somebody: tokens `first:last` half-open, `head` inside.

    `actor` is the id in `Cast.actors` or None for a description nobody known answers to
    (`Demonstranten`, `ein Sprecher`); `name` and `country` may be known all the same.
    `political` says whether this participant alone makes a claim count (CLAIMS section 1 c).
    `begin`, `end` are code points: the wording that stands for it in a part.
    `members` are the parties a collective phrase stands for (`beide Länder`), empty otherwise.
    `office` and `role` are those of the title it bears, as in `offices.tsv`; empty without one.
    """

    where: Where
    first: int
    last: int
    head: int
    begin: int
    end: int
    text: str
    kind: CastKind
    form: str
    actor: str | None = None
    name: str | None = None
    country: str | None = None
    political: bool = True
    plural: bool = False
    score: float = 1.0
    why: str = ""
    members: tuple[Mentioned, ...] = ()
    office: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and every place a report mentions.

    `mentioned` holds the phrases in order of the text; `by_head` finds one by
    (where, token index) of any token that can stand for the phrase in the tree:
    its head, the name inside an apposition, the title noun before a name.
    """

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    by_head: dict[tuple[Where, int], Mentioned] = field(default_factory=dict)

    def at(self, where: Where, token: int) -> Mentioned | None:
        """Who is meant by the phrase that this token heads (or stands for); None if nobody."""
        return self.by_head.get((where, token))
