"""One happening as exports see it: the settled view of the claims of an event, with the claims themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.exports.sectors import sectors_of
from depesche.ledger.settling.happenings import HAPPENED, event_id, order, settled
from depesche.ledger.settling.independence import independent
from depesche.ledger.settling.told import EXACT_DAYS, Told, chain_words, folded, rests_on
from depesche.lexicon import lines
from depesche.lexicon.mapping import told_as
from depesche.lexicon.rows import PlaceRow, StateRow, WeakPlaceRow
from depesche.questions.caveats import counted
from depesche.questions.marks import mark
from depesche.questions.show import reviewed
from depesche.questions.timeline_rows import dated

_STANDING = {
    "occurred": "happened", "ongoing": "happened", "alleged": "doubted", "disputed": "doubted", "planned": "coming", "expected": "coming",
    "cancelled": "off", "denied": "off",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: id within the reading, name, words of the text, country or body, kind, Wikidata id, posts."""

    actor: str | None
    name: str
    text: str
    country: str | None
    kind: str | None
    wikidata: str | None
    posts: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Name and country, for people."""
        return f"{self.name} ({self.country})" if self.country else self.name

    @property
    def country_is_body(self) -> bool:
        """Whether it acts for a body of several states, not for a state."""
        return bool(self.country and self.country.startswith("IGO:"))

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles of `sectors.tsv` that the posts, or the kind of actor, stand for."""
        return sectors_of(self.kind, self.posts, self.name, self.actor)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as named, its country, GeoNames number and coordinates (degrees, north and east positive) where known."""

    text: str
    country: str | None
    name: str | None = None
    geonames: str | None = None
    lat: float | None = None
    lon: float | None = None
    whole_country: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """The settled view of one event, and the claims it rests on, those that tell the settled status first.

    `earliest`, `latest`: civil days, inclusive, or None; `status` as settled; `alleged`: every teller keeps a distance;
    `disputed`: told as happened and denied.
    """

    id: str
    type: str
    mode: str | None
    status: str
    alleged: bool
    disputed: bool
    earliest: date | None
    latest: date | None
    approximate: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    principals: tuple[Party, ...]
    place: Spot | None
    reports: int
    independent: int
    claims: tuple[Mapping[str, Any], ...]

    @property
    def lead(self) -> Mapping[str, Any]:
        """The claim that tells it first and best."""
        return self.claims[0]

    @property
    def told_as(self) -> str:
        """The status, or `alleged`, or `disputed`: what mapping tables are asked for."""
        return told_as(self.status, hedged=self.alleged, disputed=self.disputed)

    @property
    def happened(self) -> bool:
        """Whether it is told as having happened, by somebody without distance and denied by nobody."""
        return self.told_as in HAPPENED

    @property
    def standing(self) -> str:
        """How far it is a fact: `happened`, `doubted`, `coming`, `off` (called off or denied) or `open` (all else)."""
        return _STANDING.get(self.told_as, "open")

    @property
    def mark(self) -> str:
        """Sign and word of the status, for people: what happened never looks like anything else."""
        return mark(self.status, hedged=self.alleged, disputed=self.disputed)

    @property
    def act(self) -> str:
        """Class and mode, for people."""
        return self.type + (f" {self.mode}" if self.mode else "")

    @property
    def title(self) -> str:
        """Status, act and parties in one line; the status comes first so that no list can cut it off."""
        who = ", ".join(p.shown for p in self.actors) or "nobody named"
        if self.recipients:
            who += " → " + ", ".join(p.shown for p in self.recipients)
        return f"{self.mark}: {self.act}, {who}"

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day if both are known."""
        return (self.earliest, self.latest) if self.earliest and self.latest else None

    @property
    def exact(self) -> bool:
        """Whether it is dated to a few days."""
        return self.days is not None and (self.days[1] - self.days[0]).days < EXACT_DAYS

    @property
    def day_words(self) -> str:
        """The days for people; an interval may be a stay or all that is known."""
        if not (self.earliest or self.latest):
            return "day unknown"
        about = "about " if self.approximate else ""
        if self.earliest == self.latest:
            return f"{about}{self.earliest}"
        return f"{about}{self.earliest or '?'} to {self.latest or '?'}"

    @property
    def published(self) -> date | None:
        """The first day on which a report told it with its settled status."""
        return min((c["published"] for c in self.claims if c["published"] and c["status"] == self.status), default=None)

    @property
    def support(self) -> str:
        """How many reports tell it, how many of them independently, and what people made of that, in words."""
        told = f"{counted(self.reports, 'report')}, {self.independent} independent"
        return f"{told}; {self.reviewed}" if self.reviewed else told

    @property
    def reviewed(self) -> str:
        """What people judged of its claims, in words (`corrected by anna: status`); empty where nobody did."""
        return "; ".join(dict.fromkeys(filter(None, map(reviewed, self.claims))))

    def once(self, field: str) -> list[Any]:
        """Values of a list of the claims (`agenda`, `instruments`, `contexts`), each once."""
        return list(dict.fromkeys(value for claim in self.claims for value in claim[field]))

    def chains(self) -> list[str]:
        """Who says so, one chain a claim, each once."""
        return list(dict.fromkeys(chain_words(claim) for claim in self.claims))

    def urls(self) -> list[str]:
        """Web addresses of the reports, each once; nothing that a browser would run instead of opening."""
        return list(dict.fromkeys(c["url"] for c in self.claims if (c["url"] or "").startswith(("https://", "http://"))))

    def report_rows(self) -> list[Mapping[str, Any]]:
        """One claim of every report, in the order of claims."""
        return list({claim["report"]: claim for claim in reversed(self.claims)}.values())[::-1]


def happening(group: Sequence[Told]) -> Happening:
    """Settle the view of the claims of one event, as the timeline does."""
    group = sorted(group, key=order)
    status, hedged, disputed = settled(group)
    saying = [c for c in group if c.row["status"] == status]
    rest = [c for c in group if c.row["status"] != status]
    days = [c.days for c in dated(group) if c.days]
    place = next((c.row for c in (*saying, *group) if c.row["place"]), None)
    first = saying[0].row
    people = _people([c for c in saying if c.row["mode"]] or saying)
    counts = _counts(saying)
    return Happening(
        id=event_id(group), type=first["type"], mode=next((c.row["mode"] for c in (*saying, *group) if c.row["mode"]), None),
        status=status, alleged=hedged, disputed=disputed,
        earliest=min(d[0] for d in days) if days else first["earliest"], latest=max(d[1] for d in days) if days else first["latest"],
        approximate=any(c.row["approximate"] for c in group),
        actors=people["actor"], recipients=people["recipient"], principals=people["on_behalf_of"],
        place=_spot(place) if place else None, reports=counts[0], independent=counts[1],
        claims=tuple(c.row for c in (*saying, *rest)),
    )  # fmt: skip


def _counts(saying: Sequence[Told]) -> tuple[int, int]:
    """Reports and independent ones: as settled, else by sources alone."""
    row = saying[0].row
    if row["event"]:
        return row["reports"], row["independent"]
    texts = {c.row["report"]: c.row["text"] for c in saying}
    return len(texts), independent(texts, rests_on(saying))


def _people(claims: Sequence[Told]) -> dict[str, tuple[Party, ...]]:
    """Everybody once, under the first of the roles actor, recipient, principal."""
    found: dict[tuple[str, str], tuple[str, Party]] = {}
    for role in ("actor", "recipient", "on_behalf_of"):
        for part in (p for c in claims for p in c.row["participants"] if p["role"] == role):
            party = _party(part)
            found.setdefault((folded(party.name), party.country or ""), (role, party))
    return {role: tuple(p for r, p in found.values() if r == role) for role in ("actor", "recipient", "on_behalf_of")}


def _party(part: Mapping[str, Any]) -> Party:
    return Party(
        actor=part["actor"], name=part["name"] or part["text"], text=part["text"], country=part["country"], kind=part["kind"],
        wikidata=part["wikidata"], posts=tuple(part["posts"]),
    )  # fmt: skip


def _spot(row: Mapping[str, Any]) -> Spot:
    key = row["place_id"] or ""
    known = lines.one(PlaceRow, key) or lines.one(WeakPlaceRow, key)
    country = row["place_country"]
    if known is None:
        return Spot(row["place"], country, whole_country=lines.one(StateRow, key) is not None)
    geonames = known.id if known.id.isdecimal() else None
    lat, lon = (float(value) if value else None for value in (known.lat, known.lon))
    return Spot(row["place"], country or known.country, known.name, geonames, lat, lon)
