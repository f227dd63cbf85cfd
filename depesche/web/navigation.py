"""Where one can go: pages by group, in the order in which work goes, each with its key after `g`."""

from __future__ import annotations

NAVIGATION: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Look",
        (
            ("/start", "Start", "s"),
            ("/timeline", "Timeline", "t"),
            ("/tally", "Counts", "c"),
            ("/network", "Network", "n"),
            ("/map", "Map", "m"),
        ),
    ),
    ("Find", (("/search", "Search", "f"), ("/reports", "Reports", "r"), ("/actors", "Actors", "a"))),
    (
        "Doubt",
        (("/review", "Review", "v"), ("/contradictions", "Contradictions", "w"), ("/check", "Check", "k"), ("/copies", "Copies", "o")),
    ),
    ("House", (("/runs", "Runs", "u"), ("/rejected", "Rejected", "j"), ("/lexicon", "Lexicon", "l"))),
)
"""Group -> (address, name of the page in English, key)."""

KEYS = {key: path for _, pages in NAVIGATION for path, _, key in pages}
