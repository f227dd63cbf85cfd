"""Hand-made readings of reports in our own words on Russian-Chinese visits, 2023 to 2025."""

from __future__ import annotations

import hashlib
from typing import Any

from depesche.ledger import TABLES, Ledger
from depesche.records import (
    Actor,
    AgendaItem,
    Attribution,
    AttributionSource,
    Claim,
    ClaimPlace,
    ClaimTime,
    Cut,
    Knowledge,
    LanguageEngine,
    MadeBy,
    Mention,
    Part,
    Post,
    Published,
    Reading,
    Report,
    SourceLink,
    Span,
    TimeExpression,
)  # fmt: skip

MADE_BY = MadeBy(
    depesche="0.1.0",
    lexicon="0123456789abcdef",
    language_engine=LanguageEngine(name="spacy-de", version="1", digest="feedc0de"),
    knowledge=Knowledge(as_of="2025-10-01"),
)
PEOPLE = {
    "Putin": ("putin-vladimir", "Vladimir Putin", "RUS"),
    "Xi": ("xi-jinping", "Xi Jinping", "CHN"),
    "Lawrow": ("lavrov-sergey", "Sergey Lavrov", "RUS"),
    "Lavrov": ("lavrov-sergey", "Sergey Lavrov", "RUS"),
    "Wang": ("wang-yi", "Wang Yi", "CHN"),
    "Modi": ("modi-narendra", "Narendra Modi", "IND"),
    "Moskau": ("RUS", "Russia", "RUS"),
    "Peking": ("CHN", "China", "CHN"),
    "Beijing": ("CHN", "China", "CHN"),
    "Kiew": ("UKR", "Ukraine", "UKR"),
}


def part(text: str, word: str) -> Part:
    """Somebody as named in the text."""
    key, name, country = PEOPLE[word]
    begin = text.index(word)
    return Part(text=word, begin=begin, end=begin + len(word), actor=key, name=name, country=country)


def actor(text: str, word: str) -> Actor:
    """The actor record of somebody named in the text."""
    key, name, country = PEOPLE[word]
    begin = text.index(word)
    mention = Mention(begin=begin, end=begin + len(word), form="name", score=1.0, why="known name")
    kind = "government" if key.isupper() else "person"
    posts = (Post(title="President", country=country),) if kind == "person" else ()
    return Actor(id=key, name=name, kind=kind, country=country, posts=posts, mentions=(mention,))  # type: ignore[arg-type]


def claim(text: str, actors: str, recipients: str = "", days: str = "", **more: Any) -> Claim:
    """One claim; names separated by spaces, days as `begin/end` or one day."""
    days_ = days.split("/")
    trigger = more.pop("trigger", text.split()[1])
    begin = text.index(trigger)
    sources = tuple(SourceLink(text=name, name=name, kind=kind) for name, kind in more.pop("sources", ()))
    place = more.pop("place", None)
    values: dict[str, Any] = {
        "id": "c1", "type": "CONSULT", "mode": "visit", "status": "occurred",
        "trigger": (Span(begin=begin, end=begin + len(trigger)),),
        "actors": tuple(part(text, w) for w in actors.split()),
        "recipients": tuple(part(text, w) for w in recipients.split()),
        "time": ClaimTime(earliest=days_[0], latest=days_[-1], edtf=days) if days else ClaimTime(),
        "place": ClaimPlace(text=place) if place else None,
        "sources": sources,
        "agenda": (AgendaItem(text="Handel", begin=0, end=1),),
        "evidence": (Span(begin=0, end=len(text)),),
        "rule": "de.visit", "confidence": 0.9, "why": "verb with actor",
    }  # fmt: skip
    return Claim(**{**values, **more})


def reading(text: str, *claims: Claim, published: str | None = None, **more: Any) -> Reading:
    """One reading of a report; its id is made from its words and day as intake does."""
    words = [w for w in PEOPLE if w in text]
    made_by = more.pop("made_by", MADE_BY)
    report = Report(
        id=hashlib.sha256(f"{text}|{published}".encode()).hexdigest()[:16],
        text=text, title="Kurz gemeldet", language="de",
        published=Published(earliest=published, latest=published, basis="given" if published else "none"),
        cuts=(Cut(text="Teilen", kind="share", rule="de.share"),),
        **{"origin": "feed.jsonl", **more},
    )  # fmt: skip
    return Reading(
        report=report,
        times=(TimeExpression(begin=0, end=2, type="DATE", value="2024-05-16", rule="de.day"),),
        actors=tuple({a.id: a for a in (actor(text, w) for w in words)}.values()),
        attributions=(
            Attribution(
                id="a1",
                source=AttributionSource(begin=0, end=5, kind="outlet"),
                form="phrase",
                content=(Span(begin=0, end=len(text)),),
                time=0,
                rule="de.phrase",
            ),
        ),
        claims=claims,
        made_by=made_by,
    )


def visits(count: int = 6) -> list[Reading]:
    """Several readings that differ; the first ones are real visits."""
    known = [
        ("Xi besuchte Putin im März 2023 in Moskau.", "Xi", "Putin", "2023-03-20/2023-03-22", "2023-03-22"),
        ("Putin reiste im Oktober 2023 zum Forum der Seidenstraße nach Peking.", "Putin", "Peking",
         "2023-10-17/2023-10-18", "2023-10-18"),
        ("Putin traf Xi Mitte Mai 2024 in Peking und Harbin.", "Putin", "Xi", "2024-05-16/2024-05-17", "2024-05-17"),
        ("Putin empfing Xi beim Gipfel in Kasan.", "Xi", "Putin", "2024-10-22", "2024-10-22"),
        ("Xi kam zum Jahrestag des Kriegsendes nach Moskau.", "Xi", "Moskau", "2025-05-07/2025-05-10", "2025-05-08"),
        ("Putin nahm Anfang September 2025 in Peking an der Parade teil.", "Putin", "Peking",
         "2025-08-31/2025-09-03", "2025-09-03"),
    ]  # fmt: skip
    made = [reading(t, claim(t, a, r, d), published=p) for t, a, r, d, p in known[:count]]
    for number in range(count - len(known)):
        text = f"Putin telefonierte mit Xi, Gespräch Nummer {number}."
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        made.append(reading(text, claim(text, "Putin Xi", "", day, mode="phone"), published=day))
    return made


def content(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Everything a ledger holds, less what says in which run it came."""
    out: dict[str, list[tuple[Any, ...]]] = {}
    for name in (*TABLES, "texts", "readings", "origins"):
        table = ledger.sql(f"SELECT * FROM {name}")
        keep = [i for i, column in enumerate(table.columns) if column != "run"]
        if name != "runs":
            out[name] = sorted(tuple(str(row[i]) for i in keep) for row in table.rows)
    return out
