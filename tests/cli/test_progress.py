"""On a terminal a long run shows how far it is, how quick, and what is left; Ctrl-C ends it in order."""

import json
import os
import re
import select
import sys
import time

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")

TEXT = "Außenminister Lawrow traf am Montag in Moskau seinen chinesischen Kollegen Wang Yi. "


def on_a_terminal(arguments, interrupt_when=None):
    """Run the command as a terminal would; what it wrote, escape sequences taken out, and its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="110")
        os.execv(sys.executable, [sys.executable, "-m", "depesche", *map(str, arguments)])  # noqa: S606
    written, interrupted, end = b"", False, time.monotonic() + 120
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            more = os.read(terminal, 65536)
        except OSError:  # Linux says so where others say that it is the end
            break
        if not more:
            break
        written += more
        if interrupt_when and not interrupted and interrupt_when in written:
            os.write(terminal, b"\x03")
            interrupted = True
    shown = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", written).decode()
    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"text": f"Meldung {i}. {TEXT * 20}", "language": "de"}) + "\n" for i in range(120)))
    return path


def test_share_number_rate_and_time_left_are_shown(reports, tmp_path):
    shown, code = on_a_terminal(["read", reports, "-o", tmp_path / "out.jsonl"])
    assert code == 0
    assert re.search(r"[1-9]\d*% +\d+ reports, \d+\.\d/s +\d:\d\d:\d\d left", shown)
    assert re.search(r"120 read, 0 rejected; \d+\.\d reports/s", shown)


def test_ctrl_c_keeps_what_is_done_and_says_so(reports, tmp_path):
    shown, code = on_a_terminal(["read", reports, "-o", tmp_path / "out.jsonl"], interrupt_when=b" 32 reports")
    assert code == 130
    assert "run again to go on" in shown
    assert not (tmp_path / "out.jsonl").exists()
    assert "120 read" in on_a_terminal(["read", reports, "-o", tmp_path / "out.jsonl"])[0]
