"""Learning from recorded visits: shrinks with few, moves with many, fades with age; intervals cover."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import merged, scenario_of, tiny_data, tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.learning.learn import Lessons, Trust, learn
from outreach_planner.learning.posterior import Beta, Gamma, beta_of, fading, gamma_of, informative
from outreach_planner.learning.recorded import Record, read_records
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

DAY = dt.date(2027, 6, 1)
SURE = Trust(spread=0.0)


def visit(place: str = "timur", came: int = 50, expected: float = 50, **more: Any) -> Record:
    """A recorded visit of LAKSO on an ordinary day."""
    fields: dict[str, Any] = {
        "date": DAY,
        "program": "lakso",
        "place": place,
        "team": "van",
        "came": came,
        "served": came,
        "registered_online": None,
        "came_online": None,
        "expected": expected,
    }
    return Record(**(fields | more))


def lessons(records: list[Record], trust: Trust = SURE, until: dt.date = DAY) -> Lessons:
    """What is learned from records in the tiny world."""
    return learn(tiny_scenario(), records, lambda record: 0.0, trust, until)


def test_quantiles_are_the_textbooks() -> None:
    # Gamma(1, 1) is the exponential: -ln 0.9 and -ln 0.1. Beta(1, 1) is uniform; Beta(2, 1) has x squared.
    assert Gamma(1, 1).interval() == pytest.approx((-math.log(0.9), -math.log(0.1)), rel=2e-3)
    assert Beta(1, 1).interval() == pytest.approx((0.1, 0.9), abs=1e-3)
    assert Beta(2, 1).interval() == pytest.approx((math.sqrt(0.1), math.sqrt(0.9)), abs=1e-3)


def test_the_program_moves_from_its_prior_by_the_weight_of_the_people_seen() -> None:
    # 20 people of prior at 1.0 and 80 expected, of whom 40 came: (20 + 40) / (20 + 80) = 0.6.
    whole = lessons([visit(came=40, expected=80)]).attendance[0]
    assert whole.place is None
    assert whole.posterior.mean == pytest.approx(0.6)
    assert whole.weight == pytest.approx(0.8)


def test_a_place_starts_from_what_the_others_show() -> None:
    # The others: (20 + 90) / (20 + 180) = 0.55. Barat's own first visit then moves it towards 1.
    records = [visit("timur", 90, 180), visit("barat", 40, 40)]
    found = {each.place: each for each in lessons(records).attendance}
    assert found["barat"].prior.mean == pytest.approx(0.55)
    assert 0.55 < found["barat"].posterior.mean < 1.0


@given(st.integers(1, 30), st.floats(0.3, 2.0))
def test_more_visits_of_the_same_kind_only_bring_the_estimate_nearer(count: int, ratio: float) -> None:
    few = lessons([visit(came=round(100 * ratio), expected=100)] * count).attendance[0]
    many = lessons([visit(came=round(100 * ratio), expected=100)] * (count + 1)).attendance[0]
    truth = round(100 * ratio) / 100
    assert abs(many.posterior.mean - truth) <= abs(few.posterior.mean - truth) + 1e-12
    assert many.posterior.variance / many.posterior.mean <= few.posterior.variance / few.posterior.mean


def test_what_is_a_half_life_old_counts_half() -> None:
    # Of 80 expected people a year ago 40 count: (20 + 20) / (20 + 40).
    old = visit(came=40, expected=80, date=DAY - dt.timedelta(days=365))
    assert lessons([old]).attendance[0].posterior.mean == pytest.approx(40 / 60)
    assert fading([0, 365, 730], 365) == pytest.approx([1, 0.5, 0.25])


def test_a_crowd_tells_less_than_its_number_where_visits_vary_by_themselves() -> None:
    # Relative variance 1/100 + 0.2 squared = 1/20: worth 20 people.
    assert informative(100, 0.2) == pytest.approx(20)
    assert informative(100, 0.0) == 100


def test_no_shows_shrink_to_the_stated_share() -> None:
    # Prior 5 % of 40 registered: 2 absent. 60 registered, 15 absent: 17 of 100.
    record = visit(registered_online=60, came_online=45, came=70)
    (whole, place) = lessons([record]).no_shows
    assert whole.posterior.mean == pytest.approx(0.17)
    assert place.place == "timur"


def test_walk_ins_tell_nothing_about_who_registered() -> None:
    scenario = tiny_scenario(programs={"lakso": {"quota": {"online": 30, "walk_in": 20}}})
    record = visit(registered_online=30, came=40)
    assert learn(scenario, [record], lambda record: 0.0, SURE, DAY).no_shows == ()


def test_seasons_are_learned_apart() -> None:
    # 20 February 2027 is in Ramadan, 15 December 2026 in Rajab, 1 June 2027 in neither.
    days = (dt.date(2027, 2, 20), dt.date(2026, 12, 15), DAY)
    found = lessons([visit(date=day) for day in days]).attendance
    assert {each.season for each in found} == {"ramadan", "rajab-syaban", "ordinary"}


def test_stated_intervals_of_attendance_cover_the_truth_of_simulated_offices() -> None:
    # Each office draws its program's rate and its places' from the stated priors, and its visits from them:
    # people come one by one, and each visit has a turnout of its own. 300 offices of 4 places.
    random = np.random.default_rng(7)
    trust, inside = Trust(), []
    for _ in range(300):
        office = random.gamma(trust.program_people, 1 / trust.program_people)
        records, truth = [], {}
        for place in ("timur", "barat", "kantor", "pasar"):
            truth[place] = random.gamma(office * trust.place_people, 1 / trust.place_people)
            for _ in range(random.integers(1, 9)):
                turnout = random.lognormal(-0.0196, 0.198)  # mean 1, spread 0.2
                expected = float(random.uniform(20, 120))
                came = int(random.poisson(expected * truth[place] * turnout))
                records.append(visit(place, came, expected))
        for each in lessons(records, trust).attendance:
            if each.place is not None:
                low, high = each.posterior.interval()
                inside.append(low <= truth[each.place] <= high)
    assert 0.75 <= np.mean(inside) <= 0.85


def test_stated_intervals_of_no_shows_cover_the_truth_of_simulated_offices() -> None:
    # The share of each office is drawn from the stated prior (mean 5 %, weight 40).
    random, inside = np.random.default_rng(8), []
    for _ in range(600):
        truth = random.beta(2, 38)
        records = []
        for _ in range(random.integers(1, 8)):
            registered = int(random.integers(20, 80))
            here = registered - int(random.binomial(registered, truth))
            records.append(visit(registered_online=registered, came_online=here, came=here))
        low, high = lessons(records).no_shows[0].posterior.interval()
        inside.append(low <= truth <= high)
    assert 0.75 <= np.mean(inside) <= 0.85


def test_what_was_learned_changes_who_comes_in_the_next_plan() -> None:
    learned = {
        "any": {"program": "lakso", "factor": 0.5},
        "own": {"program": "lakso", "place": "barat", "factor": 3.0},
        "fast": {"program": "lakso", "place": "barat", "season": "ramadan", "factor": 0.1},
    }
    plain = prepare(tiny_scenario())
    taught = prepare(tiny_scenario(learned={"attendance": learned}))

    def shares(instance: Instance, option: str) -> list[float]:
        options = instance.options
        o = options.ids.index(option)
        return list(options.share[0, options.start[o] : options.start[o + 1]])

    assert shares(taught, "lakso/timur") == pytest.approx([0.5 * s for s in shares(plain, "lakso/timur")])
    # Half of the waiting came to Barat; three times that is more than everybody.
    assert shares(taught, "lakso/barat") == pytest.approx([1.0] * len(shares(plain, "lakso/barat")))


HEAD = "date,program,place,team,came,served,refused,books_used,registered_online,remarks\n"


def read(tmp_path: Path, text: str) -> tuple[Record, ...]:
    """Read a table for the tiny world."""
    file = tmp_path / "seen.csv"
    file.write_text(text, encoding="utf-8")
    return read_records(file, scenario_of(merged(tiny_data(), {})))


@pytest.mark.parametrize(
    ("row", "came", "mend"),
    [
        ("2027-06-01,lakso,timur,van,-4,,,,,", 'got "-4"', "from 0 to 100000"),
        ("2027-06-01,lakso,timur,van,,,,,,", "the cell is empty", "status: cancelled"),
        ("2027-13-01,lakso,timur,van,4,,,,,", 'got "2027-13-01"', "that day does not exist"),
        ("2027-06-01,lakso,timor,van,4,,,,,", 'got "timor"', 'did you mean "timur"?'),
        ("2027-06-01,laks,timur,van,4,,,,,", 'got "laks"', 'did you mean "lakso"?'),
        ("2027-06-01,lakso,timur,van,4.5,,,,,", 'got "4.5"', "a whole number"),
        ("2027-06-01,lakso,timur,van,4,,,,,\n2027-06-01,lakso,timur,van,5,,,,,", "told twice", "keep one"),
    ],
)
def test_records_that_cannot_be_are_told_with_their_line(
    tmp_path: Path, row: str, came: str, mend: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, HEAD + row + "\n")
    said = str(caught.value)
    assert f"seen.csv:{1 + row.count(chr(10)) + 1}" in said
    assert came in said
    assert mend in said


def test_all_lines_are_told_at_once(tmp_path: Path) -> None:
    rows = "2027-06-01,lakso,timur,van,-4,,,,,\n2027-06-02,lakso,timor,van,4,,,,,\n"
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, HEAD + rows)
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_the_kept_history_of_actuals_is_read_as_it_is(tmp_path: Path) -> None:
    text = (
        "key,status,registered,came,served,refused,used,began,ended,cause,remarks,letter\n"
        "2027-06-01/van/lakso/timur,held,50,44,40,4,40,08:00,15:00,,,\n"
        "2027-06-02/van/lakso/barat,cancelled,,,,,,,,rain,,\n"
    )
    (record,) = read(tmp_path, text)
    assert (record.place, record.team, record.came, record.registered_online) == ("timur", "van", 44, 50)


def test_a_table_without_a_needed_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match='no column "came"; add the column'):
        read(tmp_path, "date,program,place\n2027-06-01,lakso,timur\n")


def test_laws_are_made_of_their_mean_and_weight() -> None:
    assert gamma_of(2.0, 0.5) == Gamma(8.0, 4.0)
    assert beta_of(0.25, 40) == Beta(10.0, 30.0)
