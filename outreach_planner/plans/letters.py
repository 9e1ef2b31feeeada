"""Kind letters about what pydantic refuses in a plan."""

from __future__ import annotations

import difflib
import json
from typing import Any

from pydantic_core import ErrorDetails

from outreach_planner.errors import Problem
from outreach_planner.plans.json_lines import Places
from outreach_planner.plans.plan import Indicators, Journey, KabupatenResult, Leg, Outline, Visit
from outreach_planner.scenario.service_fields import Limits

MENDS = {
    "int_type": "write a whole number, for example 6",
    "int_from_float": "write a whole number, for example 6",
    "float_type": "write a number, for example 41.5",
    "finite_number": "write a finite number",
    "bool_type": "write true or false",
    "string_type": "write text in double quotes",
    "string_pattern_mismatch": "write a readable id, like bayung-lencir",
    "tuple_type": "write a list in [ ]",
    "dict_type": "write an object in { }",
    "model_type": "write an object in { }",
    "model_attributes_type": "write an object in { }",
    "literal_error": "write {expected}",
    "greater_than_equal": "write a number of at least {ge}",
    "greater_than": "write a number above {gt}",
    "less_than_equal": "write a number of at most {le}",
    "less_than": "write a number below {lt}",
}
FIELDS = sorted(
    {
        name
        for model in (Outline, Journey, Leg, Visit, Indicators, KabupatenResult, Limits)
        for name in model.model_fields
    }
    | {"trips", "visits"}
)


def letter(file: str, lines: Places, wrong: ErrorDetails) -> Problem:
    """Tell one thing that pydantic refuses: where it stands, what came and what to write instead."""
    path = tuple(step for step in wrong["loc"] if step != "[key]")
    field = ".".join(str(step) for step in path)
    if wrong["type"] == "missing":
        return Problem(file, lines.line(path), field, "it is missing", "add it, or plan again")
    if wrong["type"] == "extra_forbidden":
        close = difflib.get_close_matches(str(path[-1]), FIELDS, n=1)
        mend = f"remove it, or write {close[0]}" if close else "remove it"
        return Problem(file, lines.line(path), field, "there is no such field", mend)
    context = wrong.get("ctx", {})
    known = MENDS.get(wrong["type"])
    mend = str(context.get("error", "")) or (known.format(**context) if known else wrong["msg"])
    return Problem(file, lines.line(path), field, f"got {_shown(wrong['input'])}", mend)


def _shown(value: Any) -> str:
    """Show a value as the file writes it, at most 60 characters of it."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
