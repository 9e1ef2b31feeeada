"""Places to open: the largest number that rarely overruns, held against exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from field_worlds import field_month, field_scenario
from hypothesis import given
from hypothesis import strategies as st
from plans import three_trips

from outreach_planner.exporting.quotas import advise, binomial, chance_above, chance_below, largest_quota


def exactly(registered: int, share: Fraction, come: int) -> Fraction:
    """The binomial chance as a fraction."""
    return comb(registered, come) * share**come * (1 - share) ** (registered - come)


def test_the_chances_of_three_registered_are_the_hand_worked_ones() -> None:
    # Each comes with chance 1/2: 1, 3, 3, 1 eighths.
    assert binomial(3, 0.5) == pytest.approx([1 / 8, 3 / 8, 3 / 8, 1 / 8])
    assert chance_above(3, 0.5, 1) == pytest.approx(4 / 8)
    assert chance_below(3, 0.5, 1) == pytest.approx(1 / 8)


@given(st.integers(0, 60), st.integers(0, 20), st.integers(0, 60))
def test_chances_agree_with_exact_fractions(registered: int, twentieths: int, places: int) -> None:
    share = Fraction(twentieths, 20)
    above = sum((exactly(registered, share, k) for k in range(places + 1, registered + 1)), Fraction(0))
    below = sum((exactly(registered, share, k) for k in range(min(places, registered + 1))), Fraction(0))
    assert chance_above(registered, float(share), places) == pytest.approx(float(above), abs=1e-12)
    assert chance_below(registered, float(share), places) == pytest.approx(float(below), abs=1e-12)


@given(
    st.integers(1, 40),
    st.integers(10, 20),
    st.sampled_from([Fraction(1, 100), Fraction(1, 20), Fraction(1, 4)]),
)
def test_one_place_more_would_be_too_many_and_the_quota_is_not(
    places: int, twentieths: int, limit: Fraction
) -> None:
    share = Fraction(twentieths, 20)
    quota = largest_quota(places, float(share), float(limit))

    def overrun(registered: int) -> Fraction:
        return sum((exactly(registered, share, k) for k in range(places + 1, registered + 1)), Fraction(0))

    assert quota >= places
    assert overrun(quota) <= limit or quota == places
    assert overrun(quota + 1) > limit or quota >= places / share


def test_with_no_shows_of_a_half_and_two_places_three_are_one_too_many_at_a_tenth() -> None:
    # Of 3 registered all come with 1/8 > 1/10; at a limit of 1/8 they may be opened, 4 overrun with 5/16.
    assert largest_quota(2, 0.5, 0.1) == 2
    assert largest_quota(2, 0.5, 0.125) == 3


def test_a_day_without_places_opens_none() -> None:
    assert largest_quota(0, 0.9, 0.05) == 0


def test_an_event_keeps_its_announced_walk_in_places_and_tells_the_chance_of_its_announced_quota() -> None:
    # PTC: 130 can be served (100 and the lane's 30), 40 walk in, so 90 places for the registered, all of whom
    # come: 90 are opened, and the 60 announced never overrun.
    quota = field_month().visits[3].quota
    assert (quota.capacity, quota.walk_in, quota.online) == (130, 40, 90)
    assert (quota.announced_online, quota.announced_overload_chance) == (60, 0)


def test_empty_places_and_their_worth_are_those_of_the_binomial() -> None:
    # Kayu Agung: 60 can be served, a tenth (6) walks in, 54 places; 56 registered come with 0.9 each.
    quota = field_month().visits[0].quota
    share = Fraction(9, 10)
    empty = sum((54 - k) * exactly(56, share, k) for k in range(55))
    assert quota.online == 56
    assert quota.empty_places == pytest.approx(float(empty))
    assert quota.empty_rupiah == round(float(empty) * 100_000)
    # The trip cost 396,000 + 2,660,000 + 500,000 and has one visit.
    assert quota.lost_rupiah == 3_556_000


def test_the_chance_of_too_few_counts_those_who_register_as_the_plan_expects() -> None:
    # At Bayung Lencir 46.5, so 46, are expected of whom 6 walk in: 46 - 6 = 40 come of 44 registered
    # at 0.9; fewer than 40 - 6 = 34 of them are too few.
    visit = three_trips()[1].visits[1]
    quota = advise(field_scenario(), visit, 1)
    too_few = sum(exactly(44, Fraction(9, 10), k) for k in range(34))
    assert quota.below_minimum_chance == pytest.approx(float(too_few))


def test_what_learn_writes_of_no_shows_is_what_the_quota_reads() -> None:
    # With nobody staying away exactly the places not kept for walk-ins are opened; with a fifth staying
    # away more than with the tenth of the small world.
    visit = three_trips()[1].visits[0]
    learned = {"uncertainty": {"no_shows": {"lakso": 0.2}}}
    sure = {"uncertainty": {"no_shows": {"lakso": 0.0}}}
    places = visit.capacity - advise(field_scenario(**sure), visit, 1).walk_in
    assert advise(field_scenario(**sure), visit, 1).online == places
    assert advise(field_scenario(**learned), visit, 1).no_show_share == 0.2
    assert advise(field_scenario(**learned), visit, 1).online > advise(field_scenario(), visit, 1).online
