"""Fixtures that every test may use."""

from __future__ import annotations

import pytest
from hypothesis import settings
from worlds import tiny_scenario

from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def tiny() -> Instance:
    """The tiny world of ``tests.worlds``, prepared."""
    return prepare(tiny_scenario())
