"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium
from hypothesis import settings
from map_worlds import hostile_tree, map_world
from plans import small_plan
from playwright.sync_api import Browser
from worlds import tiny_scenario

from outreach_planner.outputs.map_page import write_map
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def tiny() -> Instance:
    """The tiny world of ``tests.worlds``, prepared."""
    return prepare(tiny_scenario())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one file; they are skipped, visibly, where the machine has none."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def map_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of the small plan, ``map.html``, and the same with hostile names."""
    folder = tmp_path_factory.mktemp("pages")
    write_map(folder / "map.html", *map_world(), small_plan())
    write_map(folder / "hostile.html", *map_world(hostile_tree()), small_plan())
    return folder
