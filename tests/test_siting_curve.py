"""The picture of the curve: columns in the scale of the gains, whatever the bounds."""

from __future__ import annotations

import re
from typing import Any

from outreach_planner.outputs.sites_curve import curve_plot

MILLION = 1_000_000


def tree(*rows: tuple[float, float | None]) -> dict[str, Any]:
    """A curve of gains and bounds (million), today's office being worth 100."""
    curve = [
        {
            "number": number,
            "gain_rupiah": gain * MILLION,
            "bound_of_all_rupiah": None if bound is None else (100 + bound) * MILLION,
        }
        for number, (gain, bound) in enumerate(rows)
    ]
    return {"curve": curve, "today": {"value_rupiah": 100 * MILLION}}


def drawn(answer: dict[str, Any]) -> tuple[list[float], list[str], int]:
    """The columns' heights, all words, and how many lines lead up to a bound."""
    told = str(curve_plot(answer, "en"))
    heights = [float(height) for height in re.findall(r'<rect [^>]*height="([\d.]+)"', told)]
    words = re.findall(r">([^<>]+)</text>", told)
    return heights, words, told.count('class="range"')


def test_bounds_far_above_do_not_dwarf_the_columns_and_are_told_as_numbers() -> None:
    # Gains of 60 and 150 under bounds of 2,300 and more: the scale ends at 160, not at 4,000.
    heights, words, ranges = drawn(tree((0, 2250), (60, 2300), (150, 2330)))
    assert heights[2] > 100
    assert abs(heights[1] / heights[2] - 60 / 150) < 0.01
    assert {"≤ 2,250", "≤ 2,300", "≤ 2,330", "60", "150"} <= set(words)
    assert "160" in words
    assert ranges == 0


def test_a_bound_that_fits_the_scale_has_a_line() -> None:
    # 1.6 times the largest gain is 160: 155 fits, 170 does not; the one at its gain needs no line.
    _, words, ranges = drawn(tree((0, 0), (60, 155), (100, 170)))
    assert ranges == 1
    assert {"≤ 0", "≤ 155", "≤ 170"} <= set(words)


def test_a_curve_without_bounds_is_drawn_all_the_same() -> None:
    heights, words, ranges = drawn(tree((0, None), (60, None)))
    assert heights[1] > 100
    assert not any(word.startswith("≤") for word in words)
    assert ranges == 0


def test_a_loss_is_told_and_has_no_column() -> None:
    heights, words, _ = drawn(tree((0, 10), (-30, 5)))
    assert heights == [0, 0]
    assert any(word.strip("\N{MINUS SIGN}-") == "30" for word in words)


def test_one_number_of_sites_makes_no_curve() -> None:
    assert curve_plot(tree((0, 10)), "en") is None
