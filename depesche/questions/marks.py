"""The marks of a status: what happened never looks like what was planned, alleged or denied."""

from __future__ import annotations

from depesche.ledger.settling.happenings import HAPPENED

_MARKS = {
    "occurred": ("✓ happened", "+ happened"),
    "ongoing": ("▸ under way", "> under way"),
    "planned": ("◷ planned", "o planned"),
    "expected": ("◷ expected", "o expected"),
    "possible": ("? possible", "? possible"),
    "conditional": ("? conditional", "? conditional"),
    "demanded": ("! demanded", "! demanded"),
    "threatened": ("! threatened", "! threatened"),
    "cancelled": ("✗ cancelled", "x cancelled"),
    "denied": ("✗ denied", "x denied"),
}
_DISPUTED = ("≠ disputed", "# disputed")
_ALLEGED = ("? alleged", "? alleged")


def mark(status: str, *, hedged: bool = False, disputed: bool = False, ascii_only: bool = False) -> str:
    """Sign and word of a status.

    >>> mark("occurred"), mark("occurred", hedged=True), mark("planned", ascii_only=True)
    ('✓ happened', '? alleged', 'o planned')
    """
    column = 1 if ascii_only else 0
    if disputed:
        return _DISPUTED[column]
    if hedged and status in HAPPENED:
        return _ALLEGED[column]
    return _MARKS[status][column] + (" (hedged)" if hedged else "")


def in_ascii(shown: str) -> str:
    """The same mark for a terminal without these signs."""
    for sign, plain in (*_MARKS.values(), _DISPUTED):
        shown = shown.replace(sign, plain)
    return shown
