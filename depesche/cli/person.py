"""Whose judgement it is, where nobody says."""

from __future__ import annotations

import getpass


def login() -> str:
    """The login name; empty where the system has none for us."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
