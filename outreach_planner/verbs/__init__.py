"""The verbs of the command line: each parses, calls and prints, and loads what is heavy itself.

A new verb lives in a file of this room and joins the list below, in the order in which help shows them.
"""

from outreach_planner.verbs import planning, explaining, comparing, estimating, scenarios  # noqa: I001
from outreach_planner.verbs.app import DONE, PROGRAM, app

__all__ = ["DONE", "PROGRAM", "app", "comparing", "estimating", "explaining", "planning", "scenarios"]
