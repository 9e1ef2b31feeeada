"""Fewer passport books than an accepted group or a promised visit needs are told when they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_texts import END, after, changed, problems_of, put
from test_rules_checks import ASKS, OFFICE

BOOKS = {
    "an accepted group": (
        "  books: {a_day: 49}\n",
        ASKS + "earliest: 2027-04-06, latest: 2027-04-07, answer: accept}\n",
        "office.books.a_day",
        'got 49, but the group "mill" is accepted and is 50 people',
    ),
    "a promised visit": (
        "  books: {a_month: 24}\n",
        "policy: {guarantees: {kota: {program: lakso, visits: 1, minimum_attendance: 25}}}\n",
        "office.books.a_month",
        "got 24, fewer than any visit has to serve that is promised to kota (25)",
    ),
}


@pytest.mark.parametrize("needs", BOOKS)
def test_fewer_books_than_what_is_promised_needs_are_told(needs: str, tmp_path: Path) -> None:
    books, promise, field, came = BOOKS[needs]
    (problem,) = problems_of(put(tmp_path, changed(after(OFFICE, books), after(END, promise))))
    assert (problem.field, problem.came) == (field, came)
    enough = books.replace("49", "50").replace("24", "25")
    assert problems_of(put(tmp_path, changed(after(OFFICE, enough), after(END, promise)))) == ()
