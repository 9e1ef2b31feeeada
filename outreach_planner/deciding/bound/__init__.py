"""The proven bound: what no plan can beat."""

from outreach_planner.deciding.bound.proving import Proven, improve_bound, prove

__all__ = ["Proven", "improve_bound", "prove"]
