"""Explanations as JSON: one object, its keys sorted; dates as 2027-01-26, money in rupiah."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from pydantic import BaseModel

from outreach_planner.plans.explanation import Explanation
from outreach_planner.plans.worths import Worths

EXPLANATION_VERSION = 2


def explanation_json(explanation: Explanation) -> str:
    """Return what ``explain --json`` prints: the fields of ``Explanation``, with ``version``."""
    return _text(explanation)


def worths_json(worths: Worths) -> str:
    """Return what ``worth --json`` prints: the fields of ``Worths``, with ``version``."""
    return _text(worths)


def _text(answer: Explanation | Worths) -> str:
    tree = {**_plain(answer), "version": EXPLANATION_VERSION}
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def _plain(value: Any) -> Any:
    """Take a value apart into dictionaries, lists, texts and numbers."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
