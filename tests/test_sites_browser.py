"""The page about fixed sites in a real browser: on a desk, on a phone, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import DESK, PHONE, chromium, opened, poor_contrasts
from playwright.sync_api import Browser
from site_worlds import site_scenario

from outreach_planner.outputs.sites_page import write_sites_page
from outreach_planner.siting.proposal import propose


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scenario = site_scenario()
    proposal = propose(scenario)
    path = tmp_path_factory.mktemp("sites") / "sites.html"
    write_sites_page(path, scenario, proposal.ground.instance, proposal.tree, "en", "comparison.html")
    return path


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_it_asks_for_nothing_complains_about_nothing_and_fits(
    browser: Browser, page_file: Path, size: tuple[int, int]
) -> None:
    with opened(browser, page_file, size) as seen:
        assert seen.asked == []
        assert seen.complaints == []
        wide = seen.page.evaluate("document.documentElement.scrollWidth")
        assert wide == size[0]
        assert poor_contrasts(seen.page) == []


def test_today_and_the_choice_stand_side_by_side_and_the_choice_can_be_changed(
    browser: Browser, page_file: Path
) -> None:
    # Both sites are proposed; with one of them only Timur opens, and today none does.
    with opened(browser, page_file) as seen:
        after, before = seen.page.locator(".maps .after"), seen.page.locator(".maps .before")
        assert after.locator(".stop.site").all_inner_texts() == ["Timur", "Barat"]
        assert before.locator(".stop.site").count() == 0
        seen.page.click('[data-count="1"]')
        assert after.locator("figcaption").inner_text() == "1 new site: Timur"
        assert after.locator(".stop.site").all_inner_texts() == ["Timur"]
        seen.page.click('[data-colour="catchment"]')
        assert "Kantor" in seen.page.locator("#legend").inner_text()


def test_a_phone_shows_every_figure_of_a_candidate_without_scrolling_sideways(
    browser: Browser, page_file: Path
) -> None:
    with opened(browser, page_file, PHONE) as seen:
        ranking = seen.page.locator("section", has_text="Candidates one by one").locator("tbody tr").first
        for cell in ranking.locator("td").all():
            box = cell.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE[0]
        assert not seen.page.locator(".maps .before").is_visible()


def test_the_maps_keep_their_counters_in_sight_when_a_phone_is_turned_or_its_bars_go(
    browser: Browser, page_file: Path
) -> None:
    with opened(browser, page_file, PHONE) as seen:
        for width, height in ((PHONE[0], 2 * PHONE[1]), (PHONE[1], PHONE[0]), DESK):
            seen.page.set_viewport_size({"width": width, "height": height})
            seen.page.wait_for_timeout(300)
            around = seen.page.locator(".maps .after .map").bounding_box()
            assert around is not None
            for counter in seen.page.locator(".maps .after .counter").all():
                box = counter.bounding_box()
                assert box is not None
                assert around["x"] <= box["x"] <= around["x"] + around["width"]
                assert around["y"] <= box["y"] <= around["y"] + around["height"]


def test_the_page_leads_to_the_comparison_where_there_is_one(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as seen:
        link = seen.page.get_by_text("The plans with and without these sites, side by side")
        assert link.get_attribute("href") == "comparison.html"
