import datetime as dt

import pytest

from outreach_planner.outputs import language
from outreach_planner.outputs.language import WORDS, Lang, words

MONDAY = dt.date(2027, 1, 4)


def test_both_languages_have_the_same_words_and_none_is_empty():
    assert words("id").keys() == words("en").keys() == WORDS.keys()
    assert all(words("id").values())
    assert all(words("en").values())


def test_a_word_is_told_in_the_language_asked_for():
    assert words("id")["served"] == "terlayani"
    assert words("en")["served"] == "served"


@pytest.mark.parametrize(
    ("lang", "full", "short"),
    [("id", "Senin, 4 Januari 2027", "Sen 4 Jan"), ("en", "Monday, 4 January 2027", "Mon 4 Jan")],
)
def test_a_date_names_its_day_and_month(lang: Lang, full: str, short: str):
    assert language.date_text(MONDAY, lang) == full
    assert language.short_date_text(MONDAY, lang) == short


def test_a_whole_month_is_told_by_its_name():
    assert language.period_text(dt.date(2027, 1, 1), dt.date(2027, 1, 31), "id") == "Januari 2027"
    assert language.period_text(dt.date(2028, 2, 1), dt.date(2028, 2, 29), "en") == "February 2028"


def test_a_part_of_a_month_is_told_by_its_days():
    # 2028 is a leap year: the 28th is not the end of February.
    text = language.period_text(dt.date(2028, 2, 1), dt.date(2028, 2, 28), "id")
    assert text == "1 Februari 2028 – 28 Februari 2028"
    assert language.period_text(MONDAY, MONDAY, "en") == "4 January 2027"


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (-12.34, 1, "-12,3", "-12.3"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_numbers_carry_the_separators_of_their_language(
    value: float, decimals: int, indonesian: str, english: str
):
    assert language.number_text(value, "id", decimals) == indonesian
    assert language.number_text(value, "en", decimals) == english


def test_rupiah_stand_after_their_sign():
    assert language.rupiah_text(1_234_000, "id") == "Rp1.234.000"
    assert language.rupiah_text(-1_234_000, "en") == "-Rp1,234,000"


def test_a_percentage_does_not_break_before_its_sign():
    assert language.percent_text(0.083, "id") == "8,3\N{NO-BREAK SPACE}%"
    assert language.percent_text(0.5, "en", decimals=0) == "50\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("minutes", "indonesian", "english"),
    [
        (135, "2 jam 15 menit", "2 h 15 min"),
        (120, "2 jam", "2 h"),
        (45, "45 menit", "45 min"),
        (0, "0 menit", "0 min"),
    ],
)
def test_a_duration_is_told_in_hours_and_minutes(minutes: int, indonesian: str, english: str):
    assert language.minutes_text(minutes, "id") == indonesian
    assert language.minutes_text(minutes, "en") == english


def test_a_time_of_day_has_a_dot_in_indonesian():
    assert language.clock(450, "id") == "07.30"
    assert language.clock(450, "en") == "07:30"
