"""Raw German text about politics: the speeches of the Bundestag, from its open data (official works, free of copyright).

The protocols are XML files, one a session (terms 19 to 21); a paragraph of a
speech becomes a line.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

_SPOKEN = frozenset({"J", "J_1", "O", "K"})
"""Classes of paragraphs that are speech."""
_LEAST = 21
"""Shorter paragraphs, in characters, are interjections and formulas."""


def speeches(protocol: bytes) -> list[str]:
    """Give the spoken paragraphs of one protocol, white space normalised."""
    if not protocol.strip():
        return []
    parser = etree.XMLParser(recover=True, load_dtd=False, resolve_entities=False)
    root = etree.fromstring(protocol, parser)
    if root is None:
        return []
    told = (" ".join("".join(p.itertext()).split()) for p in root.iter("p") if (p.get("klasse") or "") in _SPOKEN)
    return [text for text in told if len(text) >= _LEAST]


def write_plenary(folder: Path, target: Path) -> int:
    """Write the speeches of all protocols (`*-data.xml`) below a folder to a text file; gives the number of paragraphs.

    The same protocol kept twice counts once.
    """
    seen: set[bytes] = set()
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(folder.rglob("*-data.xml")):
            protocol = path.read_bytes()
            if protocol not in seen:
                seen.add(protocol)
                for line in speeches(protocol):
                    out.write(line + "\n")
                    count += 1
    return count
