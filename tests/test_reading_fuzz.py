"""Whatever a file holds, it is read or refused kindly."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_texts import SMALL, problems_of

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.strict_yaml import parse

LINES = SMALL.splitlines()
PLAIN_VALUES = ("", "[]", "{}", "null", "-1", "1.5", "9" * 20, "text", '"7:30"', "7:30", "true", "[1, [2]]")
GROUP_VALUES = (
    "{value: 3}",
    "{value: {}}",
    "{from: x.csv}",
    "2027-01-01",
    "*x",
    "&x 1",
    "!!str 3",
    "'",
    "{a: {b: {c: 1}}}",
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, len(LINES) - 1), value=st.sampled_from(PLAIN_VALUES + GROUP_VALUES))
def test_any_value_on_any_line_is_read_or_refused_kindly(number: int, value: str, tmp_path: Path):
    key = LINES[number].partition(":")[0]
    text = "\n".join([*LINES[:number], f"{key}: {value}", *LINES[number + 1 :], ""])
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    for problem in problems_of(path):
        assert problem.came
        assert problem.mend
        assert "\n" not in str(problem)


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=" \n:-[]{}&*!a0'\"#,|>?%@`", max_size=60))
def test_any_text_is_parsed_or_refused_kindly(text: str):
    try:
        parse(text, "any.yaml")
    except ScenarioError as error:
        kind = all(problem.came and problem.mend for problem in error.problems)
    else:
        kind = True
    assert kind


@pytest.mark.parametrize(
    "data", [b"\xff", b"\x00", b"\xef\xbb\xbf", b"a: \xed\xa0\x80", b"%YAML 9.9\n---\na: 1"]
)
def test_odd_bytes_are_refused_kindly(data: bytes, tmp_path: Path):
    path = tmp_path / "odd.yaml"
    path.write_bytes(data)
    assert problems_of(path)
