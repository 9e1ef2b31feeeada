"""How far the search of a cluster goes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from outreach_planner.world.instance import Bools


@dataclass(frozen=True)
class Effort:
    """How far a search goes.

    Attributes
    ----------
    tolerance : float
        Rupiah it may add to a bound.
    most_nodes : int
        Where it is cut short.
    most_states : int
        Width of the diagram that takes its place where it is cut short; 0 for none.
    most_pairs : int
        If above 0, that diagram is drawn again and again (``refined``), and where a cluster of two parts is
        too large for one, its parts' diagrams are followed side by side (``paired``) with so many pairs of
        states.
    guess : bool
        Take the best schedule found for a bound, which it is not.
    halt : Bools, shape (1,)
        Set from outside, it cuts every search short.
    """

    tolerance: float
    most_nodes: int
    most_states: int = 0
    most_pairs: int = 0
    guess: bool = False
    halt: Bools = field(default_factory=lambda: np.zeros(1, dtype=np.bool_))
