"""How long compiling took is told, for no limit stops it."""

from __future__ import annotations

import numba

from outreach_planner.deciding.compiled import compiling


def test_only_what_is_compiled_meanwhile_is_counted() -> None:
    twice = numba.njit(lambda number: 2 * number)
    with compiling() as seconds:
        assert seconds() == 0.0
        assert twice(3) == 6
        first = seconds()
        assert first > 0.0
        assert twice(4) == 8  # known by now
        assert seconds() == first
