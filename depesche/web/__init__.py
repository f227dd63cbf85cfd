"""The working surface in the browser: `depesche serve`.

Server-rendered pages over one ledger, each also as `.json` and `.csv`; no page asks another host for anything.
"""

from depesche.web.app import create_app
from depesche.web.settings import Settings

__all__ = ["Settings", "create_app"]
