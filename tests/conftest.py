"""Tests run without a network: whoever tries to reach one fails at once."""

import socket

import pytest

_CONNECT = socket.socket.connect


def _refuse(self, address):
    if self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1", "localhost"}):
        return _CONNECT(self, address)
    raise OSError(f"tests may not reach the network: {address!r}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that leaves this machine."""
    monkeypatch.setattr(socket.socket, "connect", _refuse)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """Skip what needs a language this build has no weights for; any other failure stays one."""
    from depesche.errors import EngineError

    try:
        return (yield)
    except EngineError as error:
        if "no engine for language" not in str(error):
            raise
        pytest.skip(str(error))
