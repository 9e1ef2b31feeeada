"""The answer to a location question: which sites, at what value, and how far that is proven."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Located:
    """Sites chosen for a location question.

    Attributes
    ----------
    sites : tuple of int
        Rows of the cost table; empty where no choice serves everybody.
    value : float
        Of the question: cost, distance, people or sites; infinite where there is no answer.
    bound : float
        No choice has a better value.
    proven : bool
        The search ran to its end, so that value and bound are the same but for rounding.
    nodes : int
        Branches looked at.
    """

    sites: tuple[int, ...]
    value: float
    bound: float
    proven: bool
    nodes: int = 0
