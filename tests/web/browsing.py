"""A real browser over a running server, watched for what no page may do."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import uvicorn

from depesche.web import Settings, create_app
from depesche.web.serving import listening

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str | None:
    """Where Chromium is, if it is there."""
    return (
        os.environ.get("DEPESCHE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )


@contextmanager
def launched() -> Iterator[Any]:
    """Start a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def running(ledger: Path, **settings: Any) -> Iterator[str]:
    """Serve a ledger on a free port for as long as it is needed."""
    chosen = Settings(ledger=ledger, **settings)
    with listening(chosen.host, 0) as bound:
        server = uvicorn.Server(uvicorn.Config(create_app(chosen), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@dataclass
class Watched:
    """A page whose console, errors and requests are noted; whatever is noted fails the test at its end."""

    page: Any
    site: str
    noted: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def over(cls, browser: Any, site: str) -> Iterator[Self]:
        """Open a page in a context of its own."""
        context = browser.new_context()
        watched = cls(context.new_page(), site)
        watched._listen()
        yield watched
        context.close()
        assert watched.noted == []

    def look(self, path: str, *, width: int = 1280, scheme: str = "light") -> None:
        """Go to a page of the site."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto(self.site + path)
        self.page.wait_for_load_state("networkidle")

    def settled(self, selector: str) -> None:
        """Load the page again until something is there that only stands once a new report was compared with the others."""
        for _ in range(60):
            if self.page.locator(selector).count():
                return
            self.page.wait_for_timeout(500)
            self.page.reload()

    def axe(self) -> list[str]:
        """What axe-core finds wrong on the page, one line a rule and element."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]})
        return [
            f"{v['id']}: {node['html'][:200]} {node.get('failureSummary', '')}" for v in found.response["violations"] for node in v["nodes"]
        ]

    def _listen(self) -> None:
        self.page.on("console", lambda message: self._note("console", message.text) if message.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("request", lambda request: self._note("other host", request.url) if not self._ours(request.url) else None)

    def _ours(self, url: str) -> bool:
        return url.startswith((self.site + "/", "blob:" + self.site, "data:"))

    def _note(self, kind: str, words: str) -> None:
        self.noted.append(f"{kind}: {words}")
