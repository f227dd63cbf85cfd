"""The doorkeeper: who is let in, how much they may bring, and what a browser may do with our pages.

A pure ASGI layer, so that nothing of a request is touched before it was looked at.  Method: OWASP
cheat sheets on cross-site request forgery (signed token and origin check), DNS rebinding (host names)
and content security policy.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depesche.web.settings import Settings
from depesche.web.words import LANGUAGES, chosen

SESSION = "depesche_session"
ENTRANCE = "depesche_token"
LANGUAGE = "depesche_language"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_YEAR = 31_536_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With "no-referrer" browsers send forms of our own pages with the origin "null", as if they came from elsewhere.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class _RefusedError(Exception):
    """A request that is not answered: status and a plain line why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Guard:
    """Wrap an application; see the module."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at a request; hand it on, or answer it with a refusal."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        try:
            self._check_host(headers)
            entering = self._enter(scope, headers, cookies)
            self._check_origin(scope, headers)
            self._check_size(headers)
        except _RefusedError as refused:
            await PlainTextResponse(f"{refused}\n", refused.status, dict(_HEADERS))(scope, receive, send)
            return
        if entering:
            await entering(scope, receive, send)
            return
        session = cookies.get(SESSION) or secrets.token_urlsafe(24)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        asked = query.get("lang", [None])[-1]
        state = scope.setdefault("state", {})
        state["language"] = chosen(asked, cookies.get(LANGUAGE), headers.get("accept-language", ""))
        state["csrf"] = self.csrf(session)
        state["bearer"] = self._bearer(headers)
        new = [] if SESSION in cookies else [_cookie(SESSION, session)]
        if asked in LANGUAGES:
            new.append(_cookie(LANGUAGE, str(asked), _YEAR))
        await self.app(scope, self._bounded(receive), _dressed(send, new, keep=scope["path"].startswith("/static/")))

    def csrf(self, session: str) -> str:
        """Give the token that forms of a session carry."""
        return hmac.new(self._secret, session.encode(), "sha256").hexdigest()

    def _check_host(self, headers: Headers) -> None:
        host = headers.get("host", "").lower()
        name = host.rsplit(":", 1)[0] if not host.endswith("]") and ":" in host else host
        if name not in self.settings.hosts:
            raise _RefusedError(421, "this host name is not ours; start with --name NAME to allow it")

    def _enter(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        """Let in who knows the token: by header, cookie, or once in the address, which then loses it."""
        token = self.settings.token
        if not token or self._bearer(headers) or hmac.compare_digest(cookies.get(ENTRANCE, "").encode(), _sealed(token)):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not hmac.compare_digest(query.pop("token", [""])[-1].encode(), token.encode()):
            raise _RefusedError(401, "a token is needed: open the address that was printed at the start, or send it as bearer token")
        rest = urlencode(query, doseq=True)
        response = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303, dict(_HEADERS))
        response.headers.append("set-cookie", _cookie(ENTRANCE, _sealed(token).decode()))
        return response

    def _bearer(self, headers: Headers) -> bool:
        token = self.settings.token
        given = headers.get("authorization", "")
        return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())

    def _check_origin(self, scope: Scope, headers: Headers) -> None:
        """A request that changes something comes from a page of ours."""
        if scope["method"] in SAFE:
            return
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin.split("://")[-1].lower() != headers.get("host", "").lower():
            raise _RefusedError(403, "this request comes from another site")
        if site not in (None, "same-origin", "none"):
            raise _RefusedError(403, "this request comes from another site")

    def _check_size(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if not length.isdigit():
            raise _RefusedError(400, "content-length is no number")
        if int(length) > self.settings.max_upload:
            raise _RefusedError(413, _too_much(self.settings.max_upload))

    def _bounded(self, receive: Receive) -> Receive:
        """Count what arrives, and the seconds it takes; a body without a length is bounded too."""
        taken, deadline = 0, asyncio.get_running_loop().time() + self.settings.upload_seconds
        whole = False

        async def bounded() -> Message:
            nonlocal taken, whole
            if whole:
                return await receive()
            left = deadline - asyncio.get_running_loop().time()
            try:
                message = await asyncio.wait_for(receive(), max(left, 0.001))
            except TimeoutError:
                raise HTTPException(408, "the request took too long to arrive") from None
            taken += len(message.get("body", b""))
            whole = message["type"] == "http.request" and not message.get("more_body", False)
            if taken > self.settings.max_upload:
                raise HTTPException(413, _too_much(self.settings.max_upload))
            return message

        return bounded


def _too_much(limit: int) -> str:
    return f"more than {limit:,} bytes in one request; add large files with `depesche add`"


def _dressed(send: Send, cookies: list[str], *, keep: bool) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache" if keep else "no-store")
            for cookie in cookies:
                headers.append("set-cookie", cookie)
        await send(message)

    return dressed


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _cookie(name: str, value: str, seconds: int | None = None) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict" + (f"; Max-Age={seconds}" if seconds else "")


def _sealed(token: str) -> bytes:
    """What the cookie holds: not the token itself."""
    return hmac.new(token.encode(), b"depesche entrance", "sha256").hexdigest().encode()
