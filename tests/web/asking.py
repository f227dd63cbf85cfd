"""Asking pages the way a browser does."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

BROWSER = {"accept": "text/html"}


def signature(client: TestClient) -> str:
    """Give the signature of the client's session, as pages carry it."""
    found = re.search(r'<meta name="csrf" content="(\w+)">', client.get("/start").text)
    assert found
    return found[1]
