"""Help answers without loading what only the verbs need."""

import os
import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "ortools",
    "reportlab",
    "icalendar",
    "xlsxwriter",
    "highspy",
    "folium",
    "pydantic",
    "yaml",
    "networkx",
    "numba",
    "jinja2",
    "rich",
}
ASK = """
import sys
from outreach_planner.cli import main
assert main({words!r}) == 0
print(*sys.modules, file=sys.stderr)
"""


def loaded_by(words: list[str]) -> set[str]:
    """The packages that are loaded when the words are said in a fresh process."""
    result = subprocess.run(
        [sys.executable, "-c", ASK.format(words=words)], capture_output=True, text=True, check=True
    )
    return set(result.stderr.split())


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_and_version_load_nothing_heavy(words: list[str]):
    assert not loaded_by(words) & HEAVY


@pytest.mark.parametrize(
    "verb", ["plan", "audit", "explain", "worth", "compare", "export", "roster", "validate", "schema", "init"]
)
def test_the_help_of_a_verb_loads_only_what_the_command_line_library_itself_loads(verb: str):
    assert loaded_by([verb, "--help"]) & HEAVY <= {"pydantic"}


def test_help_names_every_verb_and_has_no_colours():
    code = "from outreach_planner.cli import main; main(['--help'])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    for verb in (
        "plan",
        "audit",
        "explain",
        "worth",
        "compare",
        "export",
        "actuals",
        "roster",
        "validate",
        "schema",
        "init",
    ):
        assert f"\n  {verb} " in result.stdout
    assert "\x1b" not in result.stdout
