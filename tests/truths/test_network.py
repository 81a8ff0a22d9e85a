"""Truth 6: a run touches no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise AssertionError(f"{event} {arguments}")

sys.addaudithook(refuse)  # sees sockets made in C too, and cannot be taken away

from pathlib import Path
import stemma

with stemma.open(sys.argv[1]) as case:
    run = case.read([sys.argv[2]])
    assert run.new_originals == 3, run
    assert len(case.reports()) >= 2, case.reports()
    case.findings(), case.check(), case.search("ferry"), case.view.digest()
    print(*(problem.code for problem in run.problems))
"""
PAGE = """<html><head><title>Ferry</title><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<script src="http://127.0.0.1:9/a.js"></script><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">
</head><body><article><h1>Ferry sinks</h1><p>A ferry sank off the northern cape on Monday night, the
coast guard said, and forty people were rescued from the water before dawn.</p><img
src="http://127.0.0.1:9/a.png"><p>The owner said that the ship had been checked in the spring.</p>
</article></body></html>"""
TEXT = """Coast guard ships searched the bay on Tuesday, officer Lena Marsh said.

Two sailors were found on the shore in the morning. They were taken to a hospital.
"""
ARTICLE = '{"title": "Ferry", "maintext": "%s", "url": "http://127.0.0.1:9/x", "source_domain": "a.b"}'


def test_the_guard_sees_a_socket() -> None:
    program = PROGRAM.partition("from pathlib")[0] + "import socket; socket.socket()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"AssertionError: socket." in done.stderr


def test_a_run_asks_for_no_socket(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    (folder / "text.txt").write_text(TEXT)
    (folder / "article.json").write_text(ARTICLE % TEXT.replace("\n", " "))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "c.stemma"), str(folder)],
        env={**os.environ, "http_proxy": "", "https_proxy": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "E303" not in done.stdout, done.stdout
