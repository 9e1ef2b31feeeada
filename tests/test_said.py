"""What rules say is known in both languages, with the same figures."""

from __future__ import annotations

import ast
import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import outreach_planner
from outreach_planner.model.said import said
from outreach_planner.outputs.said_text import said_text
from outreach_planner.outputs.said_words import IN_INDONESIAN
from outreach_planner.rules.base import Violation

PACKAGE = Path(outreach_planner.__file__).parent
FIGURE = re.compile(r"\{(\w+)\}")


def patterns() -> Iterator[str]:
    """Every pattern that the package says something with."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {found.module for found in ast.walk(tree) if isinstance(found, ast.ImportFrom)}
        if "outreach_planner.model.said" not in modules:
            continue
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "said":
                (pattern,) = call.args
                assert isinstance(pattern, ast.Constant), f"{path.name}:{call.lineno} has no fixed pattern"
                assert {each.arg for each in call.keywords} == set(FIGURE.findall(str(pattern.value)))
                yield str(pattern.value)


def test_every_sentence_of_a_rule_is_told_in_indonesian_and_none_besides() -> None:
    assert set(patterns()) == set(IN_INDONESIAN)


def test_both_languages_tell_the_same_figures() -> None:
    for english, indonesian in IN_INDONESIAN.items():
        assert sorted(FIGURE.findall(english)) == sorted(FIGURE.findall(indonesian)), english


def test_no_rule_tells_a_violation_in_words_that_only_english_has() -> None:
    # Anything with letters outside of braces has to go through ``said``.
    for path in sorted((PACKAGE / "rules").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Violation":
                plain = [arg for arg in call.args[1:] if isinstance(arg, (ast.Constant, ast.JoinedStr))]
                words = [
                    part.value
                    for arg in plain
                    for part in ast.walk(arg)
                    if isinstance(part, ast.Constant) and re.search("[a-z]{2}", str(part.value))
                ]
                assert words == [], f"{path.name}:{call.lineno}"


def test_figures_are_written_as_their_names_ask() -> None:
    spent = said("{used_rupiah} spent", used_rupiah=1_500_000)
    assert (spent, said_text(spent, "id")) == ("Rp1,500,000 spent", "Rp1.500.000 terpakai")
    leaves = said("leaves at {departs_at}", departs_at=450)
    assert (leaves, said_text(leaves, "id")) == ("leaves at 07:30", "berangkat pukul 07.30")
    served = said("{served_share} served", served_share=0.125)
    assert (served, said_text(served, "id")) == ("12.5% served", "12,5\N{NO-BREAK SPACE}% terlayani")
    days = said("choose {weekdays}", weekdays=("monday", "saturday"))
    assert (days, said_text(days, "id")) == ("choose monday, saturday", "pilih Senin, Sabtu")
    wrong = said("unknown {field} {name}", field="place", name="atlantis")
    assert (wrong, said_text(wrong, "id")) == ("unknown place atlantis", "tempat atlantis tidak dikenal")
    first = said("books on {date}", date=dt.date(2027, 1, 4))
    more = said("{first} and {count} more", first=first, count=2)
    assert (more, said_text(more, "id")) == (
        "books on 2027-01-04 and 2 more",
        "buku paspor pada 2027-01-04 dan 2 lainnya",
    )


def test_a_sentence_stands_in_json_as_its_english_text() -> None:
    violation = Violation("books", said("plan"), said("{made} visits", made=1), said("hold it"))
    told = {"rule": "books", "where": "plan", "came": "1 visits", "mend": "hold it"}
    assert json.loads(json.dumps(asdict(violation))) == told


def test_words_without_a_pattern_are_told_as_they_are() -> None:
    assert said_text("2027-01", "id") == "2027-01"
    assert said_text("2027-01", "en") == "2027-01"
