import datetime as dt
import json
from pathlib import Path

import pytest
from plans import leg, small_plan, three_trips, trip, visit

from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.files import plan_text, read_plan


def refused(tmp_path: Path, text: str | bytes) -> list[str]:
    """Write a file and return what is wrong with it, without the folder's name."""
    path = tmp_path / "plan.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ScenarioError) as error:
        read_plan(path)
    return [str(problem).replace(f"{path}", "plan.json") for problem in error.value.problems]


def test_a_plan_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", small_plan())
    assert read_plan(tmp_path / "plan.json") == small_plan()


def test_the_same_plan_gives_the_same_text() -> None:
    assert plan_text(small_plan()) == plan_text(small_plan())


def test_an_empty_plan_comes_back(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", small_plan(trips=()))
    assert read_plan(tmp_path / "plan.json").trips == ()


def test_each_visit_is_told_once_and_times_are_clock_times() -> None:
    tree = json.loads(plan_text(small_plan()))
    assert [row["place"] for row in tree["visits"]] == [
        "kayu-agung",
        "sungai-lilin",
        "bayung-lencir",
        "ptc-mall",
    ]
    assert all("visits" not in journey for journey in tree["trips"])
    assert tree["visits"][0]["service_starts"] == "08:30"
    assert tree["visits"][0]["date"] == "2027-01-04"
    assert tree["trips"][0]["legs"][0]["departs"] == "06:40"
    assert tree["settings"]["seed"] == 1


def test_visits_in_another_order_are_put_back_on_their_trips(tmp_path: Path) -> None:
    tree = json.loads(plan_text(small_plan()))
    tree["visits"].reverse()
    (tmp_path / "plan.json").write_text(json.dumps(tree))
    assert read_plan(tmp_path / "plan.json") == small_plan()


def test_a_trip_that_leaves_in_the_evening_another_ends_does_not_take_its_visit(tmp_path: Path) -> None:
    # Monday: a day trip to Kayu Agung; the same evening the team leaves for Tuesday's visit in Sungai Lilin.
    monday, tuesday = dt.date(2027, 1, 4), dt.date(2027, 1, 5)
    day_trip = three_trips()[0]
    from_the_eve = trip(
        "lakso-van",
        [
            leg(monday, "kanim-palembang", "sungai-lilin", "18:00", "20:40", 118.0),
            leg(tuesday, "sungai-lilin", "kanim-palembang", "16:00", "18:40", 118.0),
        ],
        [visit(tuesday, "sungai-lilin", "musi-banyuasin", 41.5)],
    )
    plan = small_plan(trips=(day_trip, from_the_eve))
    write_plan(tmp_path / "plan.json", plan)
    assert read_plan(tmp_path / "plan.json") == plan


def test_a_visit_outside_its_trip_is_our_bug() -> None:
    stray = three_trips()[0].model_copy(update={"starts": dt.date(2027, 1, 5), "ends": dt.date(2027, 1, 5)})
    with pytest.raises(ValueError, match="kayu-agung on 2027-01-04 lies outside its trip"):
        plan_text(small_plan(trips=(stray,)))


def test_everything_wrong_is_told_at_once_with_its_line_and_mend(tmp_path: Path) -> None:
    text = plan_text(small_plan())
    for old, new in (
        ('"lane": false', '"lain": 3'),
        ('"06:40"', "640"),
        ('"stopped_by": "seconds"', '"stopped_by": "second"'),
        ('"gap": 0.1,', '"gap": "big",'),
        ('"date": "2027-01-09",', '"date": "2027-02-31",'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    # The lines are counted in the text itself: the first line that holds what was put in.
    at = {
        word: 1 + text[: text.index(word)].count("\n") for word in ('"big"', '"second"', "lain", "640", "-31")
    }
    first_visit = 1 + text[: text.index('"visits": [\n')].count("\n") + 1
    assert refused(tmp_path, text) == [
        f'plan.json:{at[chr(34) + "big" + chr(34)]}  gap: got "big"; write a number, for example 41.5',
        f'plan.json:{at[chr(34) + "second" + chr(34)]}  stopped_by: got "second"; '
        "write 'gap', 'work', 'seconds' or 'interrupt'",
        f"plan.json:{first_visit}  visits.0.lane: it is missing; add it, or plan again",
        f"plan.json:{at['lain']}  visits.0.lain: there is no such field; remove it, or write lane",
        f'plan.json:{at["-31"]}  visits.3.date: got "2027-02-31"; that day does not exist; '
        "write the date as 2027-01-26",
        f"plan.json:{at['640']}  trips.0.legs.0.departs: got 640; "
        "write the time of day as hours and minutes, for example 07:30",
    ]


def test_a_visit_on_a_day_without_a_trip_is_told_with_its_line(tmp_path: Path) -> None:
    text = plan_text(small_plan()).replace('"date": "2027-01-04"', '"date": "2027-01-08"', 1)
    (letter,) = refused(tmp_path, text)
    assert "visits.0.date: no trip of lakso-van is under way on 2027-01-08; " in letter


def test_a_key_written_twice_is_told(tmp_path: Path) -> None:
    text = plan_text(small_plan()).replace('  "gap": 0.1,', '  "gap": 0.2,\n  "gap": 0.1,', 1)
    (letter,) = refused(tmp_path, text)
    assert letter.endswith("gap: it is written twice; keep one of the two")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "plan.json:1: it is not JSON at column 1: Expecting value"),
        ("{\n oops", "plan.json:2: it is not JSON at column 2: Expecting property name"),
        ("[]", "plan.json:1: it holds no object in { }"),
        ('{\n"version": 2}', "plan.json:2  version: got 2; this program reads version 1"),
        ('{"gap": NaN}', "plan.json: it is not JSON: NaN is no number"),
        ("[" * 100_000, "plan.json: it is nested too deep"),
        ("1" * 5_000, "plan.json: it is not JSON: "),
        (b"\xff\xfe", "plan.json: byte 1 is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_plan_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    (letter,) = refused(tmp_path, text)
    assert letter.startswith(told)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="there is no such file; name the plan"):
        read_plan(tmp_path / "plan.json")
    with pytest.raises(ScenarioError, match="it is a folder; name the plan"):
        read_plan(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "plan.json").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ScenarioError, match="it holds 50,000,000 bytes; give a plan of at most 20,000,000"):
        read_plan(tmp_path / "plan.json")
