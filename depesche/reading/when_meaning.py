"""What a match says before it is anchored: numbers, units and durations read from its slots."""

from __future__ import annotations

from depesche.reading.when_match import Found

STEPS = {"prior": -2, "last": -1, "this": 0, "next": 1, "over": 2}
"""How many units a direction word goes: `vorvergangen` -2 ... `uebernaechst` 2."""

_CLOCK = {"TH": "H", "TM": "M", "TS": "S"}
_TIMES = {"DE": ("Y", 10), "CE": ("Y", 100), "Q": ("M", 3)}


def number(found: Found, which: str = "") -> str | None:
    """The number of an expression (`2`, `0.5`, `X` for several); None if it has none."""
    word = found.slots.get("number" + which) or found.slots.get("count" + which)
    word = word or (found.pattern.arguments.get("number") if not which else None)
    return word.replace(",", ".") if word else None


def unit(found: Found, which: str = "") -> str | None:
    """The unit of an expression (`Y`, `M`, `W`, `D`, `TH` ...); None if it has none."""
    if "turn" in found.slots and not which:
        return found.slots["turn"].partition("-")[0]
    for name in ("unit_any", "unit_one", "units", "unit_hyphen", "suffix_unit", "previous", "unit"):
        if name + which in found.slots:
            return found.slots[name + which]
    return found.pattern.arguments.get("unit") if not which else None


def step(found: Found) -> int | None:
    """How many units before (-) or after the anchor: from the direction word or the row; None if not said."""
    word = found.slots.get("direction") or found.pattern.arguments.get("which")
    return STEPS.get(word) if word else None


def duration(found: Found) -> str | None:
    """The ISO 8601 duration an expression names, `PT2H`, `P2Y2M`, `PXY`; None if it names none."""
    days, clock = "", ""
    for which in ("", "_b"):
        amount, size = number(found, which), unit(found, which)
        if size is None and which == "" and amount is not None:
            size = unit(found, "_b")
        if amount is None or size is None:
            continue
        if size in _CLOCK:
            clock += amount + _CLOCK[size]
        else:
            days += _long(amount, size)
    return f"P{days}" + (f"T{clock}" if clock else "") if days or clock else None


def _long(amount: str, size: str) -> str:
    letter, times = _TIMES.get(size, (size, 1))
    if times == 1:
        return amount + letter
    return ("X" if amount == "X" else f"{float(amount) * times:g}") + letter


def approximate(found: Found) -> bool:
    """Whether the wording itself is round: etwa, rund, about."""
    return "approximate" in found.slots


def part(found: Found) -> str | None:
    """Anfang, Mitte, Ende: `start`, `mid`, `end`, or None."""
    turn = found.slots.get("turn", "").partition("-")[2]
    return found.slots.get("part") or found.slots.get("early") or found.slots.get("later_part") or turn or None


def explicit_year(found: Found) -> int | None:
    """The year written in the expression; two digits mean 1950 to 2049."""
    if "year" in found.slots:
        return int(found.slots["year"])
    if "year2" in found.slots:
        short = int(found.slots["year2"])
        return (2000 if short < 50 else 1900) + short
    return None


def month(found: Found) -> int | None:
    """The month of an expression, 1 to 12, or None."""
    for name in ("month", "monthname", "plain_month", "monthnumber"):
        if name in found.slots:
            return int(found.slots[name])
    return None
