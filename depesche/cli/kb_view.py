"""How `depesche kb show` looks to people."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.kb.showing import Entry, Fact, HeldPost, Shown

_MOST = 40
"""Candidates that are listed at most."""


def lines(shown: Shown) -> Iterator[str]:
    """The lines for what was found: one entry in full, of several one line each, of none the nearest names."""
    if len(shown.found) == 1:
        yield from _entry(shown.found[0])
        return
    if not shown.found:
        yield f"nobody and nothing is called {shown.query!r}"
        yield from (f"  like it: {actor}" for actor in shown.nearest)
        return
    yield f"{shown.query!r} may be any of {len(shown.found)}; ask again with the id"
    wide = max(len(entry.id) for entry in shown.found)
    for entry in shown.found[:_MOST]:
        yield f"  {entry.id:<{wide}}  {entry.name}, {_kind(entry)}{_latest(entry.posts)}"
    if len(shown.found) > _MOST:
        yield f"  ... and {len(shown.found) - _MOST} more"


def _kind(entry: Entry) -> str:
    table = entry.at.row.partition(".tsv")[0].removesuffix("_weak")
    words = [entry.facts.get("kind", table.removesuffix("s")), entry.facts.get("country", ""), _where(entry.facts)]
    return " ".join(w for w in words if w)


def _where(facts: dict[str, str]) -> str:
    """Where a place lies and how big it is, which tells namesakes apart; empty for what is no place."""
    if not facts.get("lat"):
        return ""
    people = f"{int(float(facts['population'])):,} inhabitants, " if facts.get("population") else ""
    return f"({people}{facts['lat']}, {facts['lon']})"


def _latest(posts: tuple[HeldPost, ...]) -> str:
    dated = [p for p in posts if p.since]
    return f"; {_term(dated[-1])}" if dated else ""


def _term(post: HeldPost) -> str:
    whose = ", ".join(w for w in (post.country, post.body) if w)
    return f"{post.title} ({whose}) {post.since or '?'}..{post.until or 'today'}"


def _at(fact: Fact) -> str:
    known = [fact.source, f"checked {fact.checked}" if fact.checked else "", fact.note]
    return f"[{fact.origin}: {fact.row}; {'; '.join(k for k in known if k)}]"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"{entry.name}  {entry.id}"
    yield f"  {_at(entry.at)}"
    for column, value in entry.facts.items():
        yield f"  {column}: {value}"
    if entry.posts:
        yield "posts"
        yield from (f"  {_term(post)}  {_at(post.at)}" for post in entry.posts)
    if entry.names:
        yield "names"
        for name in entry.names:
            yield f"  {name.text}  {' '.join(w for w in (name.language, name.script, name.strength) if w)}  {_at(name.at)}"
    if entry.judgements:
        yield "judgements"
        for one in entry.judgements:
            said = ", ".join(w for w in (one.by, one.date, one.note) if w)
            yield f"  {one.verdict} {one.other}  [{one.row}{'; ' + said if said else ''}]"
