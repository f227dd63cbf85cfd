"""Fetching pages: what is refused before and after a name is looked up, on every redirect, and how long and large a page may be."""

import gzip
import http.server
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from depesche.errors import InputError
from depesche.intake.fetching import Fetcher, is_public

PAGE = b"<html><body><p>Die Ministerin reiste nach Ankara.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PATHS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/a": (200, HTML, PAGE),
    "/cookie": (302, {"Location": "/seen", "Set-Cookie": "id=1"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/inside": (302, {"Location": "http://inside.example/a"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/port": (302, {"Location": "http://news.example:22/"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/gone": (404, HTML, PAGE),
    "/picture": (200, {"Content-Type": "image/svg+xml"}, b"<svg/>"),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, b"<rss/>"),
    "/data": (200, {"Content-Type": "application/json"}, b"{}"),
    "/binary": (200, {"Content-Type": "application/octet-stream"}, b"\0"),
    "/big": (200, HTML, b"x" * 5000),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
}


class _Site(http.server.BaseHTTPRequestHandler):
    seen: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        if self.path == "/slow-body":
            self._drip(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x")
        elif self.path == "/slow-head":
            self._drip(b"HTTP/1.0 200 OK\r\n", b"X: y\r\n")
        else:
            status, headers, body = PATHS.get(self.path, (200, HTML, PAGE))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def _drip(self, first: bytes, more: bytes) -> None:
        """Send a little now and then, for much longer than anybody waits."""
        try:
            self.wfile.write(first)
            for _ in range(200):
                self.wfile.write(more)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name of the base class)
        """Stay silent."""


@pytest.fixture
def site() -> Iterator[tuple[int, list[tuple[str, dict[str, str]]]]]:
    """A server on this machine: its port, and what it was asked."""
    seen: list[tuple[str, dict[str, str]]] = []
    handler = type("Site", (_Site,), {"seen": seen})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, seen
        server.shutdown()


def names(hosts: dict[str, list[str]]) -> Callable[[str, int], Sequence[str]]:
    def resolve(host: str, port: int) -> Sequence[str]:
        del port
        if host not in hosts and not host.replace(".", "").isdigit() and ":" not in host:
            raise OSError("unknown")
        return hosts.get(host, [host])

    return resolve


def local(port: int, **more: object) -> Fetcher:
    """A fetcher to which this machine passes for public, and nothing else that is not."""
    resolve = names({"news.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]})
    return Fetcher(ports=(port, 80), resolve=resolve, permit=lambda a: a == "127.0.0.1" or is_public(a), **more)  # type: ignore[arg-type]


def test_a_page_is_fetched_by_its_name(site: tuple[int, list[tuple[str, dict[str, str]]]]) -> None:
    port, seen = site
    page = local(port).fetch(f"http://user:secret@news.example:{port}/a?b=c#d", max_bytes=10_000)
    assert (page.data, page.encoding) == (PAGE, "utf-8")
    path, headers = seen[0]
    assert path == "/a?b=c"
    assert headers["host"] == f"news.example:{port}"
    assert "authorization" not in headers


def test_nothing_is_kept_between_redirects_or_taken_from_the_environment(
    site: tuple[int, list[tuple[str, dict[str, str]]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, seen = site
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert local(port).fetch(f"http://news.example:{port}/cookie", max_bytes=10_000).data == PAGE
    assert [path for path, _ in seen] == ["/cookie", "/seen"]
    assert all("cookie" not in headers for _, headers in seen)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/metadata", "169.254.169.254"), ("/inside", "10.0.0.7"), ("/file", "only http and https"), ("/port", "port 22"),
        ("/circle", "more than 5 times"), ("/gone", "404"), ("/picture", "image/svg"), ("/binary", "octet-stream"), ("/brotli", "br"),
    ],
)  # fmt: skip
def test_what_a_page_may_not_do(site: tuple[int, list[tuple[str, dict[str, str]]]], path: str, why: str) -> None:
    port, seen = site
    with pytest.raises(InputError, match=why) as refused:
        local(port).fetch(f"http://news.example:{port}{path}", max_bytes=10_000)
    assert refused.value.reason == "network"
    assert {asked for asked, _ in seen} == {path}


@pytest.mark.parametrize("path", ["/feed", "/data", "/packed"])
def test_feeds_data_and_packed_pages_are_read(site: tuple[int, list[tuple[str, dict[str, str]]]], path: str) -> None:
    port, _ = site
    data = local(port).fetch(f"http://news.example:{port}{path}", max_bytes=10_000).data
    assert data == (PAGE if path == "/packed" else PATHS[path][2])


@pytest.mark.parametrize("path", ["/big", "/bomb"])
def test_a_page_that_is_too_large(site: tuple[int, list[tuple[str, dict[str, str]]]], path: str) -> None:
    port, _ = site
    with pytest.raises(InputError, match="too-long"):
        local(port).fetch(f"http://news.example:{port}{path}", max_bytes=1000 if path == "/big" else 100_000)


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head"])
def test_a_host_that_sends_a_little_now_and_then_is_cut_off(site: tuple[int, list[tuple[str, dict[str, str]]]], path: str) -> None:
    port, _ = site
    began = time.monotonic()
    with pytest.raises(InputError, match="longer than 0.4 seconds"):
        local(port, seconds=0.4).fetch(f"http://news.example:{port}{path}", max_bytes=10_000)
    assert time.monotonic() - began < 4


def test_a_name_is_asked_for_once_so_it_cannot_point_elsewhere_later(site: tuple[int, list[tuple[str, dict[str, str]]]]) -> None:
    port, seen = site
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        del port
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.7"]

    fetcher = Fetcher(ports=(port,), resolve=rebinding, permit=lambda a: a == "127.0.0.1")
    assert fetcher.fetch(f"http://rebind.example:{port}/a", max_bytes=10_000).data == PAGE
    assert asked == ["rebind.example"]
    # The second look-up, for the redirect, is checked anew.
    with pytest.raises(InputError, match="not a public address"):
        fetcher.fetch(f"http://rebind.example:{port}/circle", max_bytes=10_000)
    assert [path for path, _ in seen] == ["/a"]


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.0.1", "127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "169.254.169.254", "100.64.0.1",  # noqa: S104
        "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "168.63.129.16", "::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1",
        "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:a00:1::", "2001:0:1::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(InputError, match="not a public address"):
        Fetcher(resolve=lambda *_: ["8.8.8.8", address]).addresses(urlsplit("http://news.example/"))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.99.144.80", "2a00:1450:4001:800::200e", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/a", "ftp"), ("file:///etc/passwd", "file"), ("gopher://news.example/", "gopher"), ("http:///a", "http"),
        ("http://news.example:22/", "port 22"), ("https://news.example:8443/", "port 8443"), ("http://news.example:99999/", "ValueError"),
        ("http://nowhere.example/", "not known"), ("http://empty.example/", "no address"), ("http://localhost/", "127.0.0.1"),
        ("http://2130706433/", "127.0.0.1"), ("http://0x7f.1/", "127.0.0.1"), ("http://[::1]/", "::1"), ("http://[::ffff:7f00:1]/", "::ffff"),
    ],
)  # fmt: skip
def test_addresses_that_are_refused_before_anybody_is_asked(url: str, why: str) -> None:
    known = {
        "empty.example": [],
        "localhost": ["127.0.0.1"],
        "2130706433": ["127.0.0.1"],
        "0x7f.1": ["127.0.0.1"],
        "news.example": ["8.8.8.8"],
    }
    with pytest.raises(InputError, match=why):
        Fetcher(resolve=names(known)).fetch(url, max_bytes=1000)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for news.example that nobody signed but itself."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl on this machine to make a certificate with")
    made = tmp_path / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"], check=True, capture_output=True,
    )  # fmt: skip
    made.write_text((tmp_path / "key.pem").read_text() + (tmp_path / "cert.pem").read_text())
    return made


def test_certificates_are_checked_for_the_name_not_the_number(certificate: Path) -> None:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate)
    asked: list[str | None] = []
    served.sni_callback = lambda _socket, name, _context: asked.append(name)
    handler = type("Site", (_Site,), {"seen": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.socket = served.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port, trusted = server.server_port, ssl.create_default_context(cafile=str(certificate))
        resolve = names({"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
        fetcher = Fetcher(ports=(port,), resolve=resolve, permit=lambda _: True, context=trusted)
        assert fetcher.fetch(f"https://news.example:{port}/a", max_bytes=10_000).data == PAGE
        assert asked == ["news.example"]
        with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
            fetcher.fetch(f"https://other.example:{port}/a", max_bytes=10_000)
        with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
            Fetcher(ports=(port,), resolve=resolve, permit=lambda _: True).fetch(f"https://news.example:{port}/a", max_bytes=10_000)
        server.shutdown()
