"""Asking pages the way a browser does."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from depesche.web.navigation import NAVIGATION

BROWSER = {"accept": "text/html"}


def signature(client: TestClient) -> str:
    """Give the signature of the client's session, as pages carry it."""
    found = re.search(r'<meta name="csrf" content="(\w+)">', client.get("/start").text)
    assert found
    return found[1]


def addresses(client: TestClient, each: int) -> list[str]:
    """Every page there is: those of the navigation, and of up to `each` reports, events, actors and copies they link to."""
    found = [path for _, pages in NAVIGATION for path, _, _ in pages]
    for path, kind in (
        ("/reports", "report"),
        ("/timeline", "event"),
        ("/actors", "actor"),
        ("/copies", "copies"),
        ("/lexicon", "lexicon"),
    ):
        links = dict.fromkeys(unescape(link) for link in re.findall(rf'href="(/{kind}[/?][^"]+)"', client.get(path).text))
        found += [link for link in links if not re.search(r"\.(json|csv)$|[?&](lang|page)=", link)][:each]
    return list(dict.fromkeys(found))
