"""Fetching a page: bounded in time, size and redirects, and never into private networks by default."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from depesche.errors import InputError
from depesche.intake.options import IntakeOptions

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5
_AGENT = "depesche (reads news reports one at a time)"
# Addresses that carry another address inside: the inner one could be private.
_TUNNELS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"),
            ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/32"))  # fmt: skip


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


def fetch(url: str, options: IntakeOptions) -> Fetched:
    """Fetch a page; raises `InputError` `network` (or `too-long`) where it cannot or must not be fetched.

    The host is resolved once, every address checked, and the connection made to a checked address,
    so that a name cannot point elsewhere in between.  Proxy settings of the environment are not used.
    """
    import httpx

    deadline = time.monotonic() + options.timeout_s
    try:
        for _ in range(_REDIRECTS + 1):
            answer = _get(url, options, deadline)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise InputError("network", f"could not be fetched: {type(error).__name__} {error}".strip()) from None
    raise InputError("network", f"redirects more than {_REDIRECTS} times")


def _get(url: str, options: IntakeOptions, deadline: float) -> Fetched | str:
    """One request: the page, or the address it redirects to."""
    import httpx

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("network", f"{parts.scheme or 'no scheme'}: only http and https addresses are fetched")
    address = checked_address(parts, allow_private=options.allow_private)
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": _AGENT, "Accept-Encoding": "gzip"}
    left = max(0.1, deadline - time.monotonic())
    with (
        httpx.Client(trust_env=False, follow_redirects=False, timeout=left) as client,
        client.stream("GET", _pinned(parts, address), headers=headers,
                      extensions={"sni_hostname": parts.hostname}) as response,
    ):  # fmt: skip
        if response.is_redirect:
            return response.headers["location"]
        if response.status_code != httpx.codes.OK:
            raise InputError("network", f"answered with status {response.status_code}")
        return Fetched(url, _body(response, options, deadline), response.charset_encoding)


def _pinned(parts: SplitResult, address: str) -> str:
    host = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=host + port, fragment="").geturl()


def _body(response: httpx.Response, options: IntakeOptions, deadline: float) -> bytes:
    out = bytearray()
    for piece in response.iter_bytes(65536):
        out += piece
        if len(out) > options.max_bytes:
            raise InputError("too-long", f"the page has more than {options.max_bytes:,} bytes")
        if time.monotonic() > deadline:
            raise InputError("network", f"took longer than {options.timeout_s:g} seconds")
    return bytes(out)


def checked_address(parts: SplitResult, *, allow_private: bool) -> str:
    """Give an address of the host; raises `InputError` `network` if any of its addresses is not public."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError("network", f"the host {host} is not known ({error})") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and (inside := [a for a in addresses if not is_public(a)]):
        raise InputError("network", f"{host} leads to {inside[0]}, which is not a public address; "
                         "--allow-private permits it")  # fmt: skip
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is reachable by everybody: not private, loopback, link-local or reserved.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("8.8.8.8")
    (False, False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in net for net in _TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified
