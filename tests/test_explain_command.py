"""The verbs ``explain`` and ``worth``: sentences in two languages, JSON, and kind letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from explain_worlds import best_plan, plan_of
from schedules import schedule_of
from shipped_files import SCENARIOS

from outreach_planner.cli import main
from outreach_planner.commands import explaining
from outreach_planner.deciding.explaining.loosening import loosenings
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.deciding.explaining.worth import worths
from outreach_planner.outputs.explanation_rules import RULES_IN_INDONESIAN
from outreach_planner.outputs.explanation_unsettled import UNSETTLED_WORDS
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS, WORTH_WORDS
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.reason_words import REASON_SENTENCES
from outreach_planner.outputs.verdicts import OF_THE_AUDIT, audit_text
from outreach_planner.rules.base import Violation
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

MINIMUM = """extends: tiny.yaml
limits: {search_rounds: 40000}
programs:
  keliling:
    minimum_attendance: 10
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tiny week with a minimum attendance of 10, in a file that extends the shipped one, and its plan."""
    folder = tmp_path_factory.mktemp("explain")
    (folder / "tiny.yaml").write_bytes((SCENARIOS / "tiny.yaml").read_bytes())
    scenario, plan = folder / "week.yaml", folder / "plan.json"
    scenario.write_text(MINIMUM, encoding="utf-8")
    write_plan(plan, best_plan(read_scenario(scenario))[1])
    return scenario, plan


def said(capsys: pytest.CaptureFixture[str], verb: str, files: tuple[Path, Path], *words: str) -> str:
    """What a verb prints on stdout when all is well."""
    assert main([verb, *map(str, files), *words]) == 0
    return capsys.readouterr().out


def test_a_reason_names_figure_rule_file_line_and_field(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]
) -> None:
    text = said(capsys, "explain", files, "--place", "dusun", "--lang", "en")
    assert "A visit to Dusun cannot be." in text
    assert "At most 7.5 people would come (Friday, 15 January 2027) where 10 are needed." in text
    assert "Rule minimum-attendance: a visit is made only where" in text
    assert f"{files[0]}:5 programs.keliling.minimum_attendance" in text


def test_sentences_are_in_indonesian_by_default(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]
) -> None:
    text = said(capsys, "explain", files, "--place", "dusun")
    assert "Kunjungan ke Dusun tidak mungkin." in text
    assert "Paling banyak 7,5 orang akan datang (Jumat, 15 Januari 2027), padahal perlu 10." in text
    assert RULES_IN_INDONESIAN["minimum-attendance"] in text


def test_a_visit_is_told_with_what_it_earns_and_what_would_be_without_it(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]
) -> None:
    text = said(capsys, "explain", files, "--visit", "2027-01-12/mobil", "--lang", "en")
    assert "serves 60 people worth Rp6,000,000, costs Rp1,060,000 of its own, earns Rp4,940,000" in text
    assert "Without it the best plan found is worth Rp300,000 less" in text
    assert "Touring service, Jauh, Tue 12 Jan (Mobil) to Mon 11 Jan (Mobil)" in text
    assert "seed 1, 40,000 rounds" in text


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "en",
            (
                "A visit to Jauh pays: the best plan found with it is worth Rp9,580,000 more than the best",
                "the plan asked about can itself be improved by Rp10,620,000",
                "Of that, Rp9,580,000 comes with the change above and Rp1,040,000 from other things.",
            ),
        ),
        (
            "id",
            (
                "Kunjungan ke Jauh menguntungkan: rencana terbaik yang ditemukan dengan itu bernilai Rp9.580",
                "rencana yang ditanyakan ini sendiri masih dapat diperbaiki Rp10.620.000",
                "Dari jumlah itu Rp9.580.000 berkat perubahan di atas, Rp1.040.000 dari hal lain.",
            ),
        ),
    ],
)
def test_what_a_place_brings_and_what_else_the_plan_can_gain_are_two_sentences(
    capsys: pytest.CaptureFixture[str],
    files: tuple[Path, Path],
    tmp_path: Path,
    lang: str,
    sentences: tuple[str, ...],
) -> None:
    # The plan visits Dekat alone, on Tuesday: 24 people less 760,000, worth 1,640,000. With the minimum of 10
    # the best week is still worth 12,260,000, and without Jauh 2,680,000 (see test_explain.py).
    instance = prepare(read_scenario(files[0]))
    plan = plan_of(formulate(instance), schedule_of(instance, {"mobil 01-12": "keliling/dekat"}))
    write_plan(tmp_path / "plan.json", plan)
    text = said(capsys, "explain", (files[0], tmp_path / "plan.json"), "--place", "jauh", "--lang", lang)
    for sentence in sentences:
        assert sentence in text


def test_an_explanation_as_json_is_one_object_and_the_same_each_time(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]
) -> None:
    words = ("--place", "jauh", "--date", "2027-01-12", "--json")
    first, second = (said(capsys, "explain", files, *words) for _ in range(2))
    assert first == second
    tree = json.loads(first)
    assert (tree["version"], tree["answer"]) == (2, "without")
    assert tree["difference"]["value_rupiah"] == -300_000
    assert tree["question"] == {
        "place": "jauh",
        "date": "2027-01-12",
        "program": None,
        "request": None,
    }


@pytest.mark.parametrize(("lang", "title"), [("id", "Yang membatasi"), ("en", "What limits this plan")])
def test_worth_lists_what_limits_the_plan_and_how_it_was_measured(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], lang: str, title: str
) -> None:
    text = said(capsys, "worth", files, "--lang", lang, "--quiet")
    assert text.startswith(title)
    assert "seed 1" in text or "benih 1" in text
    assert f"{files[0]}:5 programs.keliling.minimum_attendance" in text


def test_worth_as_json_is_ranked(capsys: pytest.CaptureFixture[str], files: tuple[Path, Path]) -> None:
    tree = json.loads(said(capsys, "worth", files, "--json", "--quiet"))
    assert [worth["kind"] for worth in tree["worths"]] == ["team-day", "officer", "minimum-attendance"]
    assert tree["worths"][0]["worth_rupiah"] == 300_000


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (["--place", "dusum"], "dusun"),
        (["--place", "dusun", "--program", "lakso"], "keliling"),
        (["--place", "dusun", "--date", "2027-02-01"], "from 2027-01-11 to 2027-01-15"),
        (["--place", "dusun", "--date", "1 Feb"], "year-month-day"),
        (["--visit", "2027-01-13/mobil"], "2027-01-1"),
        (["--visit", "2027-01-12/mobil", "--program", "keliling"], "with --place"),
        (["--place", "dusun", "--visit", "2027-01-12/mobil"], "one of --place"),
        ([], "one of --place"),
    ],
)
def test_a_question_that_names_what_is_not_there_ends_in_a_kind_letter(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], words: list[str], mend: str
) -> None:
    assert main(["explain", *map(str, files), *words]) == 2
    output = capsys.readouterr()
    assert mend in " ".join(output.err.replace("│", " ").split())
    assert output.out == ""


def test_a_plan_that_the_audit_objects_to_is_not_explained(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path], tmp_path: Path
) -> None:
    edited = tmp_path / "plan.json"
    edited.write_text(files[1].read_text(encoding="utf-8").replace('"capacity": 60', '"capacity": 61', 1))
    assert main(["explain", str(files[0]), str(edited), "--place", "dusun"]) == 2
    assert "capacity 61" in capsys.readouterr().err


def test_every_sentence_is_there_in_both_languages() -> None:
    for words in (EXPLANATION_WORDS, REASON_SENTENCES, UNSETTLED_WORDS, WORTH_WORDS):
        for key, (indonesian, english) in words.items():
            fields = [
                sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in (indonesian, english)
            ]
            assert fields[0] == fields[1], key


def test_the_indonesian_sentences_are_about_rules_that_there_are() -> None:
    assert RULES_IN_INDONESIAN.keys() == {rule.name for rule in RULES} | OF_THE_AUDIT.keys()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "rencana menyebut tim, program dan tempat yang ada di skenario"),
        ("en", "the plan names teams, programs and places that the scenario has"),
    ],
)
def test_an_unknown_name_in_a_plan_is_headed_by_a_sentence(lang: Lang, sentence: str) -> None:
    wrong = Violation("names", "2027-01-05", "unknown team bus", "use a team of the scenario")
    assert f"  names: {sentence}\n" in audit_text([wrong], [], None, 0, lang)


class Clock:
    """A clock whose next readings are known."""

    def __init__(self, *readings: float) -> None:
        self._readings = iter(readings)

    def perf_counter(self) -> float:
        """The next reading."""
        return next(self._readings)


@pytest.mark.parametrize(("verb", "words"), [("explain", ["--place", "dusun"]), ("worth", ["--quiet"])])
def test_a_verb_that_overran_its_time_limit_says_by_how_much(
    capsys: pytest.CaptureFixture[str],
    files: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    words: list[str],
) -> None:
    # It begins at 100 s, has made ready at 102 and is done at 110 or 103: 5 s are overrun by 5, not by -2.
    told = {}
    for end in (110.0, 103.0):
        monkeypatch.setattr(explaining, "time", Clock(100.0, 102.0, end))
        assert main([verb, *map(str, files), *words, "--time-limit", "5", "--lang", "en"]) == 0
        told[end] = capsys.readouterr().err
    parts = "2 preparing the scenario, 3 ending the last step"
    assert told == {110.0: f"The limit of 5 s was overrun: 10 s, of which {parts}.\n", 103.0: ""}


def test_the_seconds_of_worth_are_shared_by_all_its_solvings(files: tuple[Path, Path]) -> None:
    # Whatever happens between the solvings, they all end when the clock of the whole does.
    scenario = read_scenario(files[0])
    instance, plan = best_plan(scenario)
    found = worths(instance, plan, Effort(1, 10**9, 0.5, lambda: False), lambda done: None)
    assert found.work.stopped_by == "seconds"
    assert len(found.worths) == len(loosenings(scenario))
