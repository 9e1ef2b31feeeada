"""YAML is read strictly: what is written is what is meant."""

from typing import Any

import pytest

from outreach_planner.scenario.nodes import plain
from outreach_planner.scenario.strict_yaml import parse


def read(text: str) -> Any:
    """The value under ``x`` and what was wrong with it."""
    root, problems = parse(f"x: {text}\n", "x.yaml")
    assert problems == []
    return plain(root)["x"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("104.75", 104.75),
        ("-0.5", -0.5),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_booleans_decimal_numbers_and_nothing_are_read(text: str, value: Any):
    assert read(text) == value
    assert type(read(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "on",
        "off",
        "True",
        "NULL",
        "7:30",
        "12:30",
        "010",
        "0x1F",
        "0b1",
        "1e3",
        "1_000",
        ".5",
        "5.",
        "2027-01-26",
        ".inf",
        ".nan",
        "64.000.000",
        "=",
        "16.02.02",
        "9999999999999999999999999",
    ],
)
def test_all_else_is_text_as_it_was_written(text: str):
    assert read(text) == text


@pytest.mark.parametrize("text", ['"12"', "'true'", '"null"', '""', "'7:30'"])
def test_quoted_values_are_text(text: str):
    assert read(text) == text[1:-1]


@pytest.mark.parametrize("text", ["!!int 3", "!!python/object:os.system x", "!own 3"])
def test_tags_are_refused(text: str):
    _, (problem,) = parse(f"x: {text}\n", "x.yaml")
    assert problem.came.startswith("got the tag")
    assert (problem.line, problem.field) == (1, "x")


def test_merge_keys_and_keys_that_are_no_words_are_refused():
    _, problems = parse("a: &a {b: 1}\nc:\n  <<: *a\n? [d, e]\n: 2\n", "x.yaml")
    assert [(p.line, p.field) for p in problems] == [(3, "c"), (4, "")]


def test_a_doubled_key_keeps_its_first_value_and_is_told():
    root, (problem,) = parse("a:\n  b: 1\n  b: 2\n", "x.yaml")
    assert plain(root) == {"a": {"b": 1}}
    assert (problem.line, problem.field) == (3, "a.b")


def test_an_alias_stands_for_its_value():
    root, problems = parse("a: &days [monday, friday]\nb: *days\n", "x.yaml")
    assert plain(root)["b"] == ["monday", "friday"]
    assert problems == []


def test_values_remember_their_lines_and_groups_the_line_of_their_key():
    root, _ = parse("a:\n\n  b: 1\n  c:\n    - x\n    - y\n", "x.yaml")
    a = root.value["a"]
    lines = [a.line, a.value["b"].line, a.value["c"].line, *(item.line for item in a.value["c"].value)]
    assert lines == [1, 3, 4, 5, 6]
