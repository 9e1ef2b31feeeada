"""The verbs of the command line: each parses, calls and prints, and loads what is heavy itself.

A new verb lives in a file of this room; the file's name joins the list below, in the order in which help
shows its verbs.
"""

from importlib import import_module

from outreach_planner.verbs.app import DONE, PROGRAM, app

FAMILIES = (
    "planning",
    "explaining",
    "comparing",
    "exporting",
    "happened",
    "rostering",
    "estimating",
    "siting",
    "scenarios",
)
for _family in FAMILIES:
    import_module(f"{__name__}.{_family}")

__all__ = ["DONE", "FAMILIES", "PROGRAM", "app"]
