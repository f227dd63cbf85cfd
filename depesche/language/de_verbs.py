"""German verb forms: the strong verbs' principal parts, and what a finite form says (tense, mood, person)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

SEPARABLE = tuple(
    "auseinander entgegen gegenüber zusammen herunter hinunter zurecht zurück voraus vorbei vorher herauf heraus herbei "
    "herein hervor hinauf hinaus hinein hinweg hinzu nieder weiter wieder fertig durch dar empor entlang fehl fern fest "
    "fort frei gleich groß heim her hin hoch los mit nach nahe offen preis sicher statt still teil tot über um unter "
    "voll vor weg wett zu zurück zwischen bei ein auf aus ab an bereit bekannt kennen krank kurz".split()
)
"""German separable particles; longer ones before their own beginnings where it matters."""

_ALIKE = {"sein", "haben", "werden", "können", "müssen", "sollen", "wollen", "dürfen", "mögen", "wissen"}


@dataclass(frozen=True, slots=True)
class FiniteForm:
    """What one finite form of a verb says; `number` and `person` may be empty (undecided)."""

    lemma: str
    tense: str
    mood: str
    number: str = ""
    person: str = ""


def principal_parts() -> list[tuple[str, str, str, str, str]]:
    """Read the table: infinitive, present 3rd singular, past 3rd singular, past subjunctive, participle."""
    text = resources.files("depesche.language").joinpath("de_strong_verbs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return [(r[0], r[1], r[2], r[3], r[4]) for r in rows]


def stem(infinitive: str) -> str:
    """Cut the ending of an infinitive: `sprechen` -> `sprech`, `ändern` -> `änder`."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _plural_past(past: str) -> str:
    return past + ("n" if past.endswith("e") else "en")


def strong_forms(row: tuple[str, str, str, str, str]) -> list[tuple[str, FiniteForm]]:
    """List the finite forms (third person) of one row of the table; subjunctives only where they differ."""
    infinitive, present, past, subjunctive, _ = row
    forms = [
        (
            present,
            FiniteForm(infinitive, "Pres", "Ind", "Sing", "1,3" if infinitive in _ALIKE - {"sein", "haben", "werden"} else "3"),
        ),
        (past, FiniteForm(infinitive, "Past", "Ind", "Sing", "1,3")),
        (_plural_past(past), FiniteForm(infinitive, "Past", "Ind", "Plur", "1,3")),
    ]
    if subjunctive != past:
        forms.append((subjunctive, FiniteForm(infinitive, "Past", "Sub", "Sing", "1,3")))
        if subjunctive + "n" != _plural_past(past):
            forms.append((subjunctive + "n", FiniteForm(infinitive, "Past", "Sub", "Plur", "1,3")))
    if infinitive == "sein":
        forms += [
            ("sei", FiniteForm("sein", "Pres", "Sub", "Sing", "1,3")),
            ("seien", FiniteForm("sein", "Pres", "Sub", "Plur", "1,3")),
            ("sind", FiniteForm("sein", "Pres", "Ind", "Plur", "1,3")),
            ("bin", FiniteForm("sein", "Pres", "Ind", "Sing", "1")),
        ]
    elif infinitive != "tun":
        # "-e" is first person in principle, but the first person is rare in reports: see `finite`
        forms.append((stem(infinitive) + "e", FiniteForm(infinitive, "Pres", "Sub", "Sing", "1,3")))
    if infinitive == "werden":
        forms += [("ward", FiniteForm("werden", "Past", "Ind", "Sing", "1,3"))]
    if infinitive == "stehen":
        forms += [("stände", FiniteForm("stehen", "Past", "Sub", "Sing", "1,3"))]
    return forms


@cache
def strong_table() -> dict[str, FiniteForm]:
    """Give every finite strong form (third person) with what it says."""
    table: dict[str, FiniteForm] = {}
    for row in principal_parts():
        for form, meaning in strong_forms(row):
            table.setdefault(form, meaning)
    return table


@lru_cache(maxsize=20_000)
def is_strong(lemma: str) -> bool:
    """Tell whether a verb, or the one behind its prefix, is strong: `schweigen`, `verschweigen`."""
    verbs = _strong_verbs()
    return any(lemma[cut:] in verbs for cut in range(len(lemma) - 3) if cut != 1)


@cache
def _strong_verbs() -> frozenset[str]:
    return frozenset(found.lemma for found in strong_table().values())


_INSEPARABLE = "be emp ent er ge miss missver ver zer wider hinter über unter um durch voll".split()
"""German prefixes that stay with their verb: its participle has no `ge`."""


@cache
def _participles() -> dict[str, str]:
    """Strong participles, with prefixes and particles, and their infinitives; none that is an infinitive itself (`erhalten`)."""
    out: dict[str, str] = {}
    infinitives: set[str] = set()
    for infinitive, _, _, _, participle in principal_parts():
        made = [("", participle), *((p, p + participle) for p in SEPARABLE)]
        made += [(p, p + participle.removeprefix("ge")) for p in _INSEPARABLE]
        for prefix, form in made:
            out.setdefault(form, prefix + infinitive)
            infinitives.add(prefix + infinitive)
    return {form: infinitive for form, infinitive in out.items() if form not in infinitives}


def strong_participle(form: str) -> str:
    """Infinitive of a strong participle (`bestritten` -> bestreiten), "" if a form is none or could be an infinitive."""
    return _participles().get(form, "")


def strong(form: str) -> FiniteForm | None:
    """Look a form up, also behind prefixes and particles: `entsprach`, `ankam`; None if it is not strong."""
    table = strong_table()
    for cut in range(len(form) - 2):
        found = table.get(form[cut:])
        if found is not None and cut != 1:
            lemma = form[:cut] + found.lemma
            return FiniteForm(lemma, found.tense, found.mood, found.number, found.person)
    return None


def finite(form: str, lemma: str) -> FiniteForm:
    """Say what a finite form means, given its lemma; ambiguous endings are settled for the third person."""
    low = form.lower()
    known = strong(low)
    if known is not None and (known.lemma == lemma or lemma.endswith(known.lemma)):
        return known
    base = stem(lemma)
    if low in {base + "te", base + "ete"}:
        return FiniteForm(lemma, "Past", "Ind", "Sing", "1,3")
    if low in {base + "ten", base + "eten"}:
        return FiniteForm(lemma, "Past", "Ind", "Plur", "1,3")
    if low in {base + "st", base + "est"}:
        return FiniteForm(lemma, "Pres", "Ind", "Sing", "2")
    if low in {base + "e", base[:-2] + base[-1:] + "e"}:
        return FiniteForm(lemma, "Pres", "Sub", "Sing", "1,3")
    if low == lemma:
        return FiniteForm(lemma, "Pres", "Ind", "Plur", "1,3")
    if low in {base + "t", base + "et"}:
        return FiniteForm(lemma, "Pres", "Ind", "Sing", "3")
    if low.endswith(("te", "ten")) and known is None:
        return FiniteForm(lemma, "Past", "Ind", "Plur" if low.endswith("n") else "Sing", "1,3")
    return known or FiniteForm(lemma, "Pres", "Ind")
