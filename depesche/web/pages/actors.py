"""Actors: a list to search by name in any spelling, and a page for each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import HTTPException, Query

from depesche.questions import Answer
from depesche.questions.actors import SIZE, actor, actors
from depesche.web.page import OfDesk, Pages, Shown, address
from depesche.web.pages.common import FromPage, Part, Word, answer_part
from depesche.web.pages.told_cards import spoken
from depesche.web.party_names import party_name

pages = Pages()
KINDS = ("person", "state", "government", "organisation", "group", "outlet")
_EVENTS = 25
Name = Annotated[str, Query(min_length=1, max_length=200)]


@pages.page("/actors", title="Actors")
def list_actors(desk: OfDesk, text: Word = None, kind: Word = None, country: Word = None, page: FromPage = 1) -> Shown:
    """List actors by the number of reports that name them; `text` finds names in any spelling and script."""
    found = desk.ask(actors, (text or "").strip() or None, kind=kind or None, country=country or None, page=page)
    more = {
        "part": answer_part(found, page, SIZE), "text": text or "", "kind": kind or "", "country": country or "", "kinds": KINDS,
        "name": party_name, "link": _link,
    }  # fmt: skip
    return Shown("actors.html", found, more)


@pages.page("/actor", title="Actor")
def show_actor(desk: OfDesk, name: Name, page: FromPage = 1) -> Shown:
    """Tell about one actor, by id, Wikidata number or name: names, posts, events, reports, what he said."""
    answer = desk.ask(actor, name, page=page, size=_EVENTS, shown=_EVENTS)
    if answer is None:
        raise HTTPException(404, f"nobody in this ledger is called {name!r}; the list of actors finds names in other spellings too")
    sections = _sections(answer)
    facts = {fact["name"]: fact["value"] for fact in sections["actor"]}
    total = facts.get("events", 0)
    events = spoken(desk, (fact["value"] for fact in sections.get("event", ())))
    more = {
        "facts": facts, "sections": sections, "part": Part(events, page, max(1, -(-total // _EVENTS)), total), "name": party_name,
        "link": _link, "party": _party(facts), "timeline": lambda code: address("/timeline", {"party": code}),
        "network": lambda code: address("/network", {"party": code}),
    }  # fmt: skip
    return Shown("actor.html", answer, more)


def _sections(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    sections: dict[str, list[dict[str, Any]]] = {}
    for fact in answer.dicts():
        sections.setdefault(fact["section"], []).append(fact)
    return sections


def _party(facts: dict[str, Any]) -> str | None:
    """The party an actor is, where timelines and networks can be asked for it."""
    return facts.get("country") if facts["kind"] in ("state", "government") or facts["actor"] == facts.get("country") else None


def _link(key: str) -> str:
    return address("/actor", {"name": key})
