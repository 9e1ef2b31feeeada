"""The verbs about scenarios: what they print, what they write and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scenario_texts import SMALL, changed, put

from outreach_planner import cli
from outreach_planner.cli import main
from outreach_planner.commands import validating
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario


def test_validate_says_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = put(tmp_path, SMALL)
    assert main(["validate", str(path)]) == 0
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first == f"{path}: no problems."
    assert second == "Small, 2027-04-05 to 2027-04-09: 2 districts, 2 places, 1 program, 1 team."


def test_validate_resolved_prints_each_value_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, SMALL)
    assert main(["validate", str(path), "--resolved"]) == 0
    assert f'name: "Small"   # {path}:1' in capsys.readouterr().out.splitlines()


def test_validate_prints_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = put(tmp_path, SMALL)
    assert main(["validate", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "ok": True, "problems": []}
    path = put(tmp_path, changed(("    home: kantor", "    home: kantr")))
    assert main(["validate", str(path), "--json"]) == 2
    printed = capsys.readouterr().out
    answer = json.loads(printed)
    assert printed == json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert answer["ok"] is False
    (problem,) = answer["problems"]
    assert problem == {
        "file": str(path),
        "line": 53,
        "field": "teams.van.home",
        "came": 'got "kantr"',
        "mend": "did you mean kantor?",
    }


def test_a_group_that_asks_for_another_month_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    asks = "{organization: PT, place: timur, program: lakso, applicants: 50, "
    asks += "earliest: 2027-05-06, latest: 2027-05-07}"
    end = "  waiting_rupiah_a_day: 1000\n"
    path = put(tmp_path, changed((end, f"{end}requests:\n  mill: {asks}\n")))
    assert main(["validate", str(path)]) == 0
    (note,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Note: ")]
    assert "requests.mill.earliest" in note
    assert "2027-05-06 to 2027-05-07, lies outside 2027-04-05 to 2027-04-09" in note
    assert main(["validate", str(path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["notes"]
    assert told["field"] == "requests.mill.earliest"


def test_a_team_that_takes_more_officers_than_there_are_is_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = put(tmp_path, changed(("  officers: 10\n", "  officers: 1\n")))
    assert main(["validate", str(path)]) == 0
    (note,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Note: ")]
    assert "teams.van.officers: 2 officers leave the counters, where the office has 1; " in note


def test_validate_json_can_hold_the_resolved_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = put(tmp_path, SMALL)
    assert main(["validate", str(path), "--json", "--resolved"]) == 0
    values = {value["field"]: value for value in json.loads(capsys.readouterr().out)["values"]}
    assert values["office.officers"]["line"] == 8
    assert values["limits.seed"]["file"] is None


def test_validate_finds_what_shows_only_when_the_world_is_prepared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    # The only road is closed in both seasons: no team can reach Timur.
    path = put(tmp_path, changed(("dry_kmh: 60, rainy_kmh: 30", "dry_kmh: 0, rainy_kmh: 0")))
    assert main(["validate", str(path)]) == 2
    assert "places.timur" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "came"),
    [
        (["plan", "x.yaml", "--time-limit", "-1"], 'got "-1"; write seconds above 0'),
        (["plan", "x.yaml", "--time-limit", "nan"], 'got "nan"; write seconds above 0'),
        (["plan", "x.yaml", "--gap", "2"], 'got "2"; write a fraction from 0 to 1'),
        (["plan", "x.yaml", "--seed", "1.5"], 'got "1.5"; write a whole number'),
        (["plan", "x.yaml", "--lang", "fr"], 'got "fr"; write one of id, en'),
        (["init", "x", "--lang", "fr"], 'got "fr"; write one of id, en'),
        (["plan"], "SCENARIO"),
        (["paln"], "paln"),
        (["validate", "x.yaml", "--nope"], "--nope"),
    ],
)
def test_bad_words_on_the_command_line_are_told(
    words: list[str], came: str, capsys: pytest.CaptureFixture[str]
):
    assert main(words) == 2
    printed = capsys.readouterr()
    assert came in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("lang", ["id", "en"])
def test_init_writes_a_scenario_without_problems_and_its_schema(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "new" / "office"
    assert main(["init", str(folder), "--lang", lang]) == 0
    assert capsys.readouterr().out.splitlines() == [
        str(folder / "scenario.yaml"),
        str(folder / "scenario.schema.json"),
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["scenario.schema.json", "scenario.yaml"]
    assert main(["validate", str(folder / "scenario.yaml")]) == 0


def test_both_starters_say_the_same_numbers(tmp_path: Path):
    read: list[Scenario] = []
    for lang in ("id", "en"):
        assert main(["init", str(tmp_path / lang), "--lang", lang]) == 0
        read.append(read_scenario(tmp_path / lang / "scenario.yaml"))
    words = [json.dumps(scenario.model_dump(mode="json")) for scenario in read]
    numbers = [[c for c in text if c.isdigit()] for text in words]
    assert numbers[0] == numbers[1]
    assert words[0] != words[1]


def test_init_overwrites_only_when_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    mine = put(tmp_path, "mine", "scenario.yaml")
    assert main(["init", str(tmp_path)]) == 2
    assert "is there already; name another folder, or add --force" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [mine]
    assert main(["init", str(tmp_path), "--force"]) == 0
    assert mine.read_text(encoding="utf-8") != "mine"


def test_init_into_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = put(tmp_path, "a file, no folder", "file")
    assert main(["init", str(file / "below")]) == 2
    assert "a file stands where the folder" in capsys.readouterr().err


def test_a_bug_is_told_as_ours_and_shown_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(path: Path) -> Scenario:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr(validating, "read_scenario", fail)
    path = put(tmp_path, SMALL)
    assert main(["validate", str(path)]) == 1
    err = capsys.readouterr().err
    assert "This is our bug, not yours: ZeroDivisionError: deep inside" in err
    assert "Traceback" not in err
    monkeypatch.setenv(cli.DEBUG, "1")
    with pytest.raises(ZeroDivisionError):
        main(["validate", str(path)])


def test_an_interrupt_ends_with_a_line_and_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def interrupt(path: Path) -> Scenario:
        raise KeyboardInterrupt

    monkeypatch.setattr(validating, "read_scenario", interrupt)
    assert main(["validate", str(put(tmp_path, SMALL))]) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error():
    # The pipe is closed before the schema, longer than any pipe's buffer, is written.
    code = "import sys; from outreach_planner.cli import main; sys.exit(main(['schema']))"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        result = subprocess.run(
            [sys.executable, "-c", code], stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, result.stderr) == (0, "")
