"""The proven bound: what no plan can beat."""

from outreach_planner.deciding.bound.improve import improve_bound

__all__ = ["improve_bound"]
