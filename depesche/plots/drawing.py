"""What all plots share: the library, the file, and signs of a status that differ by shape as well as by colour.

The same answer gives the same bytes: no day of drawing, fixed ids, no state of the running program.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depesche.errors import UsageError
from depesche.exports.files import replacing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES = {
    ".svg": {"Date": None, "Creator": "Depesche"},
    ".pdf": {"CreationDate": None, "Creator": "Depesche"},
    ".png": {"Software": None},
}
"""Kinds of file, with what would make each differ from day to day."""
_SETTINGS: Any = {
    "svg.hashsalt": "depesche", "svg.fonttype": "none", "text.parse_math": False, "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9.0, "axes.spines.top": False, "axes.spines.right": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """How a status is drawn: word for the legend, marker, colour, and whether the marker is filled."""

    word: str
    marker: str
    colour: str
    filled: bool = False


SIGNS = {
    "happened": Sign("happened", "o", "#1b7837", filled=True),
    "under way": Sign("under way", ">", "#1b7837", filled=True),
    "alleged": Sign("alleged", "s", "#e08214"),
    "disputed": Sign("disputed", "D", "#8e0152"),
    "planned": Sign("planned", "o", "#2166ac"),
    "expected": Sign("expected", "v", "#2166ac"),
    "possible": Sign("possible", "p", "#777777"),
    "conditional": Sign("conditional", "h", "#777777"),
    "demanded": Sign("demanded", "^", "#777777"),
    "threatened": Sign("threatened", "<", "#777777"),
    "cancelled": Sign("cancelled", "x", "#b2182b"),
    "denied": Sign("denied", "+", "#b2182b"),
}
"""By the word of a mark (`✓ happened`); only what happened is filled."""


def sign_of(mark: str) -> Sign:
    """Give the sign of a mark as answers have it.

    >>> sign_of("◷ planned (hedged)").marker
    'o'
    """
    return SIGNS[mark.partition(" ")[2].removesuffix(" (hedged)")]


def checked(path: str | Path) -> Path:
    """Give the file to draw to; raises `UsageError` for a kind that is not drawn, or where the library is missing."""
    target = Path(path)
    if target.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: plots are written as {', '.join(SUFFIXES)}; name the file so")
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise UsageError("plots need matplotlib, which is not installed; install it with: pip install 'depesche[plots]'") from error
    return target


@contextmanager
def drawn(path: Path, width: float, height: float) -> Iterator[Figure]:
    """Give an empty figure, in inches, that is written to `path` at the end; raises `UsageError` if it cannot be written."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield figure
        suffix = path.suffix.lower()
        try:
            with replacing(path) as draft:
                figure.savefig(draft, format=suffix[1:], metadata=SUFFIXES[suffix], dpi=150)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written ({error.strerror}); name another place") from error


def shortened(text: str, length: int) -> str:
    """Cut a text that is too long for its place.

    >>> shortened("Ministerium für Auswärtiges", 12)
    'Ministerium…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def legend(axes: Any, signs: list[Sign]) -> None:
    """Say below a plot what its signs mean."""
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], linestyle="none", label=sign.word, **style(sign)) for sign in signs]
    axes.figure.legend(handles=handles, loc="outside lower center", ncols=min(6, len(handles)), frameon=False)


def style(sign: Sign) -> dict[str, Any]:
    """Give the marker of a sign as the library wants it."""
    face = sign.colour if sign.filled else "white"
    return {"marker": sign.marker, "color": sign.colour, "markerfacecolor": face, "markeredgecolor": sign.colour, "markersize": 7.0}
