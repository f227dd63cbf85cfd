"""How many states and cities of German newspapers of 1798 to 1948 are linked to the right one.

Data: the development parts of HIPE-2022 in German (hipe2020 CC BY-NC-SA 4.0; newseye, sonar CC BY 4.0) under
`hipe2022-de` in the folder named by DEPESCHE_DATA, else `../shared/data`.  OCR text as it stands, its noise with it; only the
hyphens at line ends, which the data marks, are undone.  Nothing of it is used to make the program.  Figures only are printed.

Gold are Wikidata ids of places.  Ours have one for states; for cities they are compared by `CITIES`, a list of the cities with
their ids.  What cannot be measured is counted: places with an id that is in neither (villages, streets, regions, lakes), and
places that gold knows no id of.  A city that we read as a government (`Berlin` without `in`) is told apart: gold has the
literal meaning only.  Precision is of our links over a place that gold has with one of those ids; the annotation of one part
leaves many places out, so that our links over nothing prove nothing and are only counted.

    python benchmarks/hipe.py [--misses N]
"""

from __future__ import annotations

import argparse
import gzip
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from depesche.language.port import parse_many
from depesche.language.tree import Tree
from depesche.lexicon.rows import PlaceRow, StateRow
from depesche.lexicon.tables import load
from depesche.reading.document import Document, Mentioned, Passage
from depesche.reading.who import find_actors
from depesche.reading.who_places import weak_places
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA") or Path(__file__).parents[2] / "shared" / "data") / "hipe2022-de"
PARTS = ("hipe2020-dev", "newseye-dev", "newseye-dev2", "sonar-dev")

CITIES = {
    "Q64": "Berlin DEU", "Q1741": "Vienna AUT", "Q72": "Zürich CHE", "Q84": "London GBR", "Q78": "Basel CHE", "Q220": "Rome ITA",
    "Q90": "Paris FRA", "Q649": "Moscow RUS", "Q1085": "Prague CZE", "Q2807": "Madrid ESP", "Q365": "Cologne DEU",
    "Q1735": "Innsbruck AUT", "Q807": "Lausanne CHE", "Q1794": "Frankfurt am Main DEU", "Q490": "Milan ITA", "Q2634": "Naples ITA",
    "Q16869": "Istanbul TUR", "Q14336": "Teruel ESP", "Q1055": "Hamburg DEU", "Q1711": "Potsdam DEU", "Q85": "Cairo EGY",
    "Q70": "Bern CHE", "Q61": "Washington USA", "Q19660": "Bucharest ROU", "Q1726": "Munich DEU", "Q3711": "Belgrade SRB",
    "Q34713": "Salzburg AUT", "Q2079": "Leipzig DEU", "Q2044": "Florence ITA", "Q641": "Venice ITA", "Q60": "New York City USA",
    "Q5836": "Toledo ESP", "Q546": "Trieste ITA", "Q494504": "Bludenz AUT", "Q42810": "Le Havre FRA", "Q4191": "Luzern CHE",
    "Q41753": "Klagenfurt AUT", "Q2973": "Darmstadt DEU", "Q24826": "Liverpool GBR", "Q239": "Brussels BEL", "Q2028": "Verona ITA",
    "Q1799": "Wrocław POL", "Q1781": "Budapest HUN", "Q1731": "Dresden DEU", "Q1490": "Tokyo JPN", "Q10305": "Zaragoza ESP",
    "Q1017": "Aachen DEU", "Q8810": "Granada ESP", "Q8692": "Bilbao ESP", "Q81581": "Szeged HUN", "Q81137": "Olomouc CZE",
    "Q71": "Geneva CHE", "Q7038": "Girona ESP", "Q43453": "Plzeň CZE", "Q37776": "Besançon FRA", "Q36600": "The Hague NLD",
    "Q3561": "Algiers DZA", "Q3415": "Ancona ITA", "Q2773": "Braunschweig DEU", "Q270": "Warsaw POL", "Q23051": "Swansea GBR",
    "Q1720": "Mainz DEU", "Q1715": "Hanover DEU", "Q156743": "Ternopil UKR", "Q14960": "Brno CZE", "Q1479": "Bordeaux FRA",
    "Q1435": "Zagreb HRV", "Q14274": "Aarau CHE", "Q13298": "Graz AUT", "Q118958": "Leuven BEL",
    "Q14819": "Freiberg DEU", "Q69345": "Neuchâtel CHE", "Q9580": "Burgos ESP", "Q9125": "Winterthur CHE", "Q8717": "Seville ESP",
    "Q8356": "Valladolid ESP", "Q83324": "Sibiu ROU", "Q83285": "Durrës ALB", "Q82174": "Brașov ROU", "Q79880": "Debrecen HUN",
    "Q727": "Amsterdam NLD", "Q6829": "Speyer DEU", "Q68097": "Davos CHE",
}  # fmt: skip
"""Wikidata ids of cities of the data, with the name and state that our tables have them under."""
SUCCESSORS = {
    "Q7318": "DEU", "Q43287": "DEU", "Q41304": "DEU", "Q518101": "AUT", "Q131964": "AUT", "Q172579": "ITA", "Q241748": "SRB",
    "Q203493": "ROU", "Q70802": "FRA", "Q71084": "FRA", "Q34266": "RUS", "Q209065": "GRC", "Q207272": "POL", "Q124943": "EGY",
    "Q21": "GBR", "Q174193": "GBR", "Q161885": "GBR", "Q756617": "DNK",
}  # fmt: skip
"""States of the past, and England, with the state of today that a report means by the same name."""


@dataclass(slots=True)
class Gold:
    """A place of the gold standard: code points and Wikidata id (`NIL`: it has none)."""

    begin: int
    end: int
    wikidata: str


@dataclass(slots=True)
class Paper:
    """One newspaper document."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    places: list[Gold] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text as the tokens give it."""
        return "".join(self.words)

    def add(self, word: str, tag: str, wikidata: str, *, glued: bool) -> None:
        """Add a token; `tag` is B-, I- or O, `wikidata` the id of the entity it begins."""
        if tag.lower().startswith("b-loc"):
            self.places.append(Gold(self.length, self.length + len(word), wikidata))
        elif tag.lower().startswith("i-loc") and self.places:
            self.places[-1].end = self.length + len(word)
        written = word if glued else word + " "
        self.words.append(written)
        self.length += len(written)

    def close_up(self) -> None:
        """Take the blank after the last token away: a hyphen at the end of its line follows."""
        if self.words and self.words[-1].endswith(" "):
            self.words[-1] = self.words[-1][:-1]
            self.length -= 1


def papers(path: Path) -> Iterator[Paper]:
    """The documents of a file."""
    paper = Paper()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# hipe2022:document_id"):
                if paper.words:
                    yield paper
                paper = Paper()
            cells = line.rstrip("\n").split("\t")
            if line.startswith(("#", "TOKEN")) or len(cells) < 9:
                continue
            if cells[0] == "¬":
                paper.close_up()
            else:
                broken = cells[0].endswith("¬")
                paper.add(cells[0].removesuffix("¬"), cells[1], cells[7], glued=broken or "NoSpaceAfter" in cells[8])
    if paper.words:
        yield paper


def cities() -> dict[str, str]:
    """Our id of every city of `CITIES` by its Wikidata id."""
    ours: dict[tuple[str, str], PlaceRow] = {}
    for row in load(PlaceRow):
        known = ours.get((row.name, row.country))
        if known is None or int(row.population or 0) > int(known.population or 0):
            ours[row.name, row.country] = row
    out = {}
    for wikidata, city in CITIES.items():
        name, _, state = city.rpartition(" ")
        found = ours.get((name, state)) or next((p for p in weak_places(name) if p.country == state), None)
        if found is None:
            print(f"no place {city} ({wikidata}) in the tables")
        else:
            out[wikidata] = found.id
    return out


@dataclass(slots=True)
class Tally:
    """What was counted of one kind of place: gold, found and right, right in state, ours and right."""

    gold: int = 0
    right: int = 0
    state: int = 0
    acting: int = 0
    ours: int = 0
    ours_right: int = 0
    unjudged: int = 0


def measure(misses: int) -> None:
    """Read all parts and print the figures; `misses` is how many wrong or missing links are named by their ids."""
    states = {s.wikidata: s.id for s in load(StateRow) if s.wikidata}
    towns = cities()
    every = [paper for part in PARTS for paper in papers(DATA / f"{part}-de.tsv.gz")]
    tallies = {"states of today": Tally(), "states of the past": Tally(), "cities": Tally()}
    other: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for paper, parse in zip(every, parse_many([p.text for p in every], "de"), strict=True):
        never = Published(earliest=None, latest=None, edtf=None, basis="none")
        report = Report(id="hipe", text=parse.text, title="", published=never, language="de")
        found = find_actors(Document(report, (Passage("text", parse, Tree(parse)),))).mentioned
        for gold in paper.places:
            here = [m for m in found if m.begin < gold.end and gold.begin < m.end]
            kind, wanted = _kind(gold.wikidata, states, towns)
            if kind not in tallies:
                other[kind] += 1
                continue
            _recall(tallies[kind], here, wanted, CITIES.get(gold.wikidata, "").rpartition(" ")[2])
            if not any(m.actor == wanted for m in here):
                wrong[gold.wikidata, ", ".join(sorted({m.actor or "-" for m in here})) or "nothing"] += 1
        _precision(tallies, paper.places, [m for m in found if m.form in {"name", "capital"}], states, towns)
    print(f"{len(every)} documents, {sum(len(p.places) for p in every)} places")
    for kind, t in tallies.items():
        more = f", as its government {t.acting / t.gold:.3f}, in its state {t.state / t.gold:.3f}" if kind == "cities" else ""
        judged = (
            f"; precision {t.ours_right / max(1, t.ours):.3f} of {t.ours} ({t.unjudged} more over nothing that gold has so)"
            if t.ours
            else ""
        )
        print(f"{kind}: recall {t.right / t.gold:.3f} of {t.gold}{more}{judged}")
    print("not measured:", ", ".join(f"{number} {kind}" for kind, number in other.most_common()))
    for (wikidata, said), number in wrong.most_common(misses):
        print(f"  {number} {wikidata}: {said}")


def _kind(wikidata: str, states: dict[str, str], towns: dict[str, str]) -> tuple[str, str]:
    """What sort of place an id is, and our id for it."""
    if wikidata in states:
        return "states of today", states[wikidata]
    if wikidata in SUCCESSORS:
        return "states of the past", SUCCESSORS[wikidata]
    if wikidata in towns:
        return "cities", towns[wikidata]
    return ("places without an id" if wikidata in {"NIL", "_"} else "places that are no state or city listed here"), ""


def _recall(tally: Tally, here: Sequence[Mentioned], wanted: str, state: str) -> None:
    """Count one place of gold; `state` is where a city lies, empty for a state."""
    tally.gold += 1
    if any(m.actor == wanted for m in here):
        tally.right += 1
    elif state and any(m.form == "capital" for m in here):
        tally.acting += 1
    if state:
        tally.state += any(m.country == state for m in here)


def _precision(
    tallies: dict[str, Tally], places: Sequence[Gold], found: Sequence[Mentioned], states: dict[str, str], towns: dict[str, str]
) -> None:
    """Count our links of states and cities, and which of them gold has; one over no place that is measured is not judged."""
    for ours in found:
        if ours.kind == "state":
            name = "states of today"
        elif ours.kind == "place" and (ours.actor or ":").isdigit():
            name = "cities"
        else:
            continue
        over = [_kind(g.wikidata, states, towns) for g in places if ours.begin < g.end and g.begin < ours.end]
        if all(kind not in tallies for kind, _ in over):
            tallies[name].unjudged += 1
            continue
        tallies[name].ours += 1
        tallies[name].ours_right += any(wanted == ours.actor for _, wanted in over)


def main() -> None:
    """Print the figures, or why there are none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="name so many wrong or missing links by their ids")
    chosen = parser.parse_args()
    if not DATA.is_dir():
        print(f"HIPE: skipped ({DATA} is not there; set DEPESCHE_DATA to the data)")
        return
    measure(chosen.misses)


if __name__ == "__main__":
    main()
