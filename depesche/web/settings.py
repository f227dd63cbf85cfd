"""How the web application is set up, once, before it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from depesche.errors import UsageError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a browser on the same machine asks for the application."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the application may do and for whom.

    Args:
        ledger: The ledger file; made if it is not there, unless `read_only`.
        read_only: Questions only: nothing is added, judged or fetched.
        host: Address to bind to.
        token: What a browser must know to be let in; needed for hosts other than loopback.
        names: Further host names under which the application is asked for (a reverse proxy).
        max_upload: Bytes that one request may carry.
        upload_seconds: Seconds in which a request must have arrived.
        read_seconds: Seconds of reading for what one request carried.
        max_reports: Reports that are read of one request.
        fetch_ports: Ports from which pages are fetched.

    """

    ledger: Path
    read_only: bool = False
    host: str = "127.0.0.1"
    token: str | None = None
    names: tuple[str, ...] = field(default=())
    max_upload: int = 20_000_000
    upload_seconds: float = 60.0
    read_seconds: float = 120.0
    max_reports: int = 1000
    fetch_ports: tuple[int, ...] = (80, 443)

    def __post_init__(self) -> None:
        """Refuse what would let strangers in."""
        if not is_loopback(self.host) and not self.token:
            raise UsageError(f"{self.host} can be reached from other machines: give --token SECRET, or stay on 127.0.0.1")

    @property
    def hosts(self) -> frozenset[str]:
        """Host names that are answered; any other may be another site's trick (DNS rebinding)."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*LOOPBACK, own, *self.names))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("localhost"), is_loopback("127.0.0.2"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
