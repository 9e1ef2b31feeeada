"""Where no plan is found, the change that the planner's own file makes is named, whatever rule reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from worlds import tiny_data

from outreach_planner import planning
from outreach_planner.deciding.changing_back import ABOUT_OWN, OWN
from outreach_planner.outputs.explanation_rules import rule_sentence
from outreach_planner.scenario.changes import changes_between, changes_by_ancestor, without
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Limits

FEW_ROUNDS = Limits(seed=1, search_rounds=2_000, bound_rounds=0, seconds=None)


def written(folder: Path, changes: dict[str, Any]) -> Path:
    """A file that extends the tiny week with two visits promised to Desa, of 39 people at least.

    Timur alone has as many, on Monday and on Friday (worked out in ``test_seeking``).
    """
    base = tiny_data() | {
        "policy": {"guarantees": {"desa": {"visits": 2, "program": "lakso"}}},
        "bans": [{"place": "barat"}],
    }
    base["demand"]["applications_a_year"] = 14_600
    base["programs"]["lakso"]["minimum_attendance"] = 39
    (folder / "base.yaml").write_text(json.dumps(base), encoding="utf-8")
    file = folder / "own.yaml"
    file.write_text(json.dumps({"extends": "base.yaml"} | changes), encoding="utf-8")
    return file


def test_a_change_that_no_row_tells_is_named_with_what_the_extended_file_says(tmp_path: Path) -> None:
    # On leave on Friday, the van has Monday to Thursday: 38.3 come on Thursday, 39 are needed. The pool of
    # officers is new too, but in nobody's way. Roads and calendar alone leave enough days.
    leave = [{"start": "2027-04-09", "end": "2027-04-09"}]
    file = written(tmp_path, {"teams": {"van": {"leave": leave}}, "office": {"officers_kept": 1}})
    result = planning.plan(read_scenario(file), limits=FEW_ROUNDS)
    assert result.outcome == "unknown"
    assert result.is_any_enough
    (blocked,) = result.blocked_by
    assert blocked.rule == "leave"
    assert [(mend.field.field, mend.becomes, mend.is_enough) for mend in blocked.mends] == [
        ("teams.van.leave[0]", None, True)
    ]
    assert (blocked.fields[0].file, blocked.fields[0].line) == (str(file), 1)


def test_only_the_change_that_is_in_the_way_is_named_with_the_value_it_had(tmp_path: Path) -> None:
    # On leave on Thursday and Friday the van can serve 36.8 on Wednesday after Monday: enough for the minimum
    # of 36 before. With 40 even Monday and Friday (39.7) are too few, so only the minimum helps by itself.
    leave = [{"start": "2027-04-08", "end": "2027-04-09"}]
    changes = {"teams": {"van": {"leave": leave}}, "programs": {"lakso": {"minimum_attendance": 40}}}
    file = written(tmp_path, changes)
    base = json.loads((tmp_path / "base.yaml").read_text(encoding="utf-8"))
    base["programs"]["lakso"]["minimum_attendance"] = 36
    (tmp_path / "base.yaml").write_text(json.dumps(base), encoding="utf-8")
    result = planning.plan(read_scenario(file), limits=FEW_ROUNDS)
    assert [each.fields[0].field for each in result.blocked_by] == ["programs.lakso.minimum_attendance"]
    (mend,) = result.blocked_by[0].mends
    assert (mend.came, mend.becomes, mend.is_enough) == (40, 36, True)


def test_changes_taken_back_give_the_extended_scenario(tmp_path: Path) -> None:
    pins = [{"date": "2027-04-07", "program": "lakso", "place": "timur"}]
    file = written(tmp_path, {"pins": pins, "teams": {"van": {"officers": 3}}, "name": "own"})
    own, base = read_scenario(file), read_scenario(tmp_path / "base.yaml")
    changes = next(changes_by_ancestor(own))
    assert [change.field for change in changes] == ["teams.van.officers", "pins[0]"]
    assert changes_between(without(own, changes), base) == ()
    assert list(changes_by_ancestor(base)) == []


def test_entries_stay_in_their_order_when_changes_are_taken_back(tmp_path: Path) -> None:
    file = written(tmp_path, {"places": {"kantor": {"address": "Jalan Baru"}}})
    own, base = read_scenario(file), read_scenario(tmp_path / "base.yaml")
    assert list(without(own, next(changes_by_ancestor(own))).places) == list(base.places)


def test_a_change_in_a_file_between_is_named_where_the_file_itself_changes_nothing_that_matters(
    tmp_path: Path,
) -> None:
    # The leave of Friday (see above) stands in the file that the planner's own file extends.
    leave = [{"start": "2027-04-09", "end": "2027-04-09"}]
    between = written(tmp_path, {"teams": {"van": {"leave": leave}}})
    file = tmp_path / "child.yaml"
    file.write_text(json.dumps({"extends": "own.yaml", "office": {"officers_kept": 1}}), encoding="utf-8")
    result = planning.plan(read_scenario(file), limits=FEW_ROUNDS)
    assert [each.fields[0].field for each in result.blocked_by] == ["teams.van.leave[0]"]
    assert result.blocked_by[0].fields[0].file == str(between)


def test_a_change_that_no_rule_names_is_told_in_indonesian_too() -> None:
    assert rule_sentence(OWN, ABOUT_OWN, "id") != ABOUT_OWN
    assert rule_sentence(OWN, ABOUT_OWN, "en") == ABOUT_OWN


def test_of_a_new_block_the_number_that_gives_way_is_told_before_it_is_taken_out(tmp_path: Path) -> None:
    # Two visits need no more than 39 people each, so nothing is proven with 78 books; but whoever comes is
    # served. With the number told there is a plan, with one book fewer there is none.
    result = planning.plan(read_scenario(written(tmp_path, with_books(78))), limits=FEW_ROUNDS)
    assert result.outcome == "unknown"
    (blocked,) = result.blocked_by
    assert blocked.rule == "books"
    number, taken_out = blocked.mends
    assert (number.field.field, number.came) == ("office.books.a_month", 78)
    assert (taken_out.field.field, taken_out.becomes) == ("office.books", None)
    assert number.becomes is not None
    books = int(number.becomes)
    enough = planning.plan(read_scenario(written(tmp_path, with_books(books))), limits=FEW_ROUNDS)
    fewer = planning.plan(read_scenario(written(tmp_path, with_books(books - 1))), limits=FEW_ROUNDS)
    assert (enough.plan is None, fewer.plan is None) == (False, True)


def with_books(a_month: int) -> dict[str, Any]:
    return {"office": {"books": {"a_month": a_month}}}
