"""Verbs run as a user runs them: what they print, what they write, what they say of bad input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach_planner.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a verb prints on stdout when all is well."""
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


def letter(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a verb says on stderr when the input has problems."""
    assert main([str(word) for word in words]) == 2
    return capsys.readouterr().err


def is_page(file: Path) -> bool:
    """Whether a file is a whole page that fetches nothing."""
    text = file.read_text(encoding="utf-8")
    return (
        text.startswith("<!DOCTYPE html>")
        and "<svg" in text
        and "default-src 'none'" in text
        and re.search(r"(src|href)=\"http", text) is None
    )
