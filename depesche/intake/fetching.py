"""Fetching a page: bounded in time, size and redirects, and never from inside a network.

The host is resolved once, every address it has is checked, and the connection is made to a checked address, so that a name cannot
point elsewhere in between (DNS rebinding); the same for each redirect.  Method: OWASP cheat sheet on server-side request forgery;
the special addresses are those of the IANA registries (RFC 6890) and the metadata services of the large clouds.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urljoin, urlsplit

from depesche.errors import InputError
from depesche.intake.options import IntakeOptions
from depesche.intake.unpack import Unpacked, read_all

if TYPE_CHECKING:
    import httpx

REDIRECTS = 5
WEB_PORTS = (80, 443)
_ADDRESSES = 3
"""So many addresses of a host are tried."""
_AGENT = "depesche (reads news reports one at a time)"
_TYPES = frozenset({"xml", "json", "ndjson", "x-ndjson", "jsonl", "jsonlines"})
_CLOSED = tuple(
    ipaddress.ip_network(net)
    for net in (
        # Addresses that carry another address inside, which could be private: NAT64, 6to4 and its relays, Teredo, IPv4-compatible.
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "192.88.99.0/24", "2001::/32", "::/96",
        # Special ones that Python's tables take for public: protocol assignments, site-local, examples, segment routing.
        "192.0.0.0/24", "fec0::/10", "3fff::/20", "5f00::/16",
        # Public by number, but answered inside a cloud: the metadata and health service of Azure.
        "168.63.129.16/32",
    )
)  # fmt: skip

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> its addresses; raises `OSError` where the host is not known."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its last address after redirects, the bytes, the declared encoding."""

    url: str
    data: bytes
    encoding: str | None


def is_url(source: str) -> bool:
    """Whether a source is written as a URL rather than a path (any scheme, so that `ftp://` is refused by name)."""
    head, sign, _ = source.partition("://")
    return bool(sign) and head.isascii() and head.isalnum() and len(head) > 1


def is_public(address: str) -> bool:
    """Whether an IP address is reachable by everybody: not private, loopback, link-local or reserved.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("8.8.8.8")
    (False, False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        return is_public(str(ip.ipv4_mapped))
    if any(ip.version == net.version and ip in net for net in _CLOSED):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def resolved(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host."""
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """Fetch what a user typed: any port; private addresses where the options permit it."""
    return Fetcher(ports=None, seconds=options.timeout_s, permit=_anything if options.allow_private else is_public).fetch(
        url, max_bytes=options.max_bytes
    )


def _anything(address: str) -> bool:
    return bool(address)


class Fetcher:
    """Fetches pages from hosts that may be asked.

    No cookies are kept, and proxy settings of the environment are not used.

    Args:
        ports: Ports that may be asked; None for any.
        seconds: How long one page may take altogether, redirects included.
        resolve: What gives the addresses of a host.
        permit: Which addresses may be asked.
        context: How certificates are checked; None for the public authorities.

    """

    def __init__(
        self, *, ports: Collection[int] | None = WEB_PORTS, seconds: float = 20.0, resolve: Resolve = resolved,
        permit: Callable[[str], bool] = is_public, context: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        self._ports = ports
        self._seconds = seconds
        self._resolve = resolve
        self._permit = permit
        self._context = context

    def fetch(self, url: str, *, max_bytes: int) -> Fetched:
        """Fetch a page of at most `max_bytes`; raises `InputError` `network` or `too-long` where it cannot or must not be fetched."""
        import httpx

        deadline = time.monotonic() + self._seconds
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._get(url, deadline, max_bytes)
                if isinstance(answer, Fetched):
                    return answer
                url = urljoin(url, answer)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            if time.monotonic() >= deadline:
                raise InputError("network", f"took longer than {self._seconds:g} seconds") from None
            raise InputError("network", f"could not be fetched: {type(error).__name__} {error}".strip()) from None
        raise InputError("network", f"redirects more than {REDIRECTS} times")

    def addresses(self, parts: SplitResult) -> Sequence[str]:
        """Give the addresses of a host; raises `InputError` `network` if it may not be asked, or any of them may not."""
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError("network", f"{parts.scheme or 'no scheme'}: only http and https addresses are fetched")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if self._ports is not None and port not in self._ports:
            raise InputError("network", f"port {port} is not asked; only {', '.join(map(str, sorted(self._ports)))}")
        try:
            found = self._resolve(_host(parts), port)
        except (OSError, UnicodeError) as error:
            raise InputError("network", f"the host {parts.hostname} is not known ({error})") from None
        if inside := [a for a in found if not self._permit(a)]:
            raise InputError("network", f"{parts.hostname} leads to {inside[0]}, which is not a public address; "
                             "--allow-private permits it on the command line")  # fmt: skip
        if not found:
            raise InputError("network", f"the host {parts.hostname} has no address")
        return found

    def _get(self, url: str, deadline: float, max_bytes: int) -> Fetched | str:
        """One request: the page, or the address it redirects to."""
        import httpx

        parts = urlsplit(url)
        addresses = self.addresses(parts)[:_ADDRESSES]
        for number, address in enumerate(addresses, start=1):
            try:
                return self._ask(url, parts, address, deadline, max_bytes)
            except httpx.ConnectError:
                if number == len(addresses):
                    raise
        raise AssertionError  # a host has an address

    def _ask(self, url: str, parts: SplitResult, address: str, deadline: float, max_bytes: int) -> Fetched | str:
        import httpx

        left = max(0.1, deadline - time.monotonic())
        headers = {"Host": _authority(parts), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
        with (
            _Watch(left) as watch,
            httpx.Client(trust_env=False, follow_redirects=False, timeout=left, verify=self._context or True) as client,
            client.stream("GET", _pinned(parts, address), headers=headers,
                          extensions={"sni_hostname": _host(parts), "trace": watch.trace}) as response,
        ):  # fmt: skip
            if response.is_redirect:
                return response.headers["location"]
            if response.status_code != httpx.codes.OK:
                raise InputError("network", f"answered with status {response.status_code}")
            _check_type(response.headers.get("content-type", ""))
            data = _body(response, max_bytes)
            if watch.over:  # a cut connection may look like the end of the page
                raise InputError("network", f"took longer than {self._seconds:g} seconds")
            return Fetched(url, data, response.charset_encoding)


class _Watch:
    """Cuts a connection when its time is over: a host that sends a byte now and then would keep it open for ever."""

    def __init__(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self.over = False

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._socket is not None:
            self._socket.close()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Note the connection when it is made (a `trace` extension of httpx); a double of it outlives the turn to TLS."""
        if event == "connection.connect_tcp.complete":
            self._socket = info["return_value"].get_extra_info("socket").dup()

    def _cut(self) -> None:
        self.over = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _authority(parts: SplitResult) -> str:
    host = f"[{_host(parts)}]" if ":" in _host(parts) else _host(parts)
    return f"{host}:{parts.port}" if parts.port else host


def _pinned(parts: SplitResult, address: str) -> str:
    host = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=host + port, fragment="").geturl()


def _check_type(declared: str) -> None:
    """Refuse what declares itself to be no text; what declares nothing is told by its content."""
    kind = declared.partition(";")[0].strip().lower()
    major, _, minor = kind.partition("/")
    readable = major == "text" or (major == "application" and (minor in _TYPES or minor.endswith(("+xml", "+json"))))
    if kind and not readable:
        raise InputError("network", f"is of the type {kind}, not a page, feed or text")


def _body(response: httpx.Response, max_bytes: int) -> bytes:
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", ""):
        raise InputError("network", f"is packed as {packed}, which was not asked for")
    raw = _bounded(response.iter_raw(65536), max_bytes)
    return read_all(Unpacked(BytesIO(raw), floor=max_bytes), max_bytes) if packed == "gzip" and raw else raw


def _bounded(pieces: Iterable[bytes], max_bytes: int) -> bytes:
    out = bytearray()
    for piece in pieces:
        out += piece
        if len(out) > max_bytes:
            raise InputError("too-long", f"the page has more than {max_bytes:,} bytes")
    return bytes(out)
