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
        section = seen.page.locator("section", has_text="Candidates one by one")
        section.locator("summary").click()
        ranking = section.locator("tbody tr").first
        assert ranking.is_visible()
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


def test_a_phone_begins_with_answer_map_and_curve_and_opens_the_rest_at_its_title(
    browser: Browser, page_file: Path
) -> None:
    def opened_titles(size: tuple[int, int]) -> list[str]:
        with opened(browser, page_file, size) as seen:
            titles = seen.page.locator("details[open] > summary").all_inner_texts()
            assert seen.page.locator("details").count() > len(titles)
            return [title.strip() for title in titles]

    assert opened_titles(PHONE) == ["Best choice for each number of sites"]
    assert "Candidates one by one" in opened_titles(DESK)
    with opened(browser, page_file, PHONE) as seen:
        assert seen.page.evaluate("document.documentElement.scrollHeight") < 4 * PHONE[1]


def test_todays_map_stands_once_where_nothing_opens(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as seen:
        seen.page.click('[data-count="today"]')
        assert not seen.page.locator(".maps .before").is_visible()
        wide = seen.page.locator(".maps .after .map").bounding_box()
        seen.page.click('[data-count="2"]')
        assert seen.page.locator(".maps .before").is_visible()
        half = seen.page.locator(".maps .after .map").bounding_box()
        assert wide is not None
        assert half is not None
        assert wide["width"] > 1.9 * half["width"]
        assert seen.complaints == []


def test_both_maps_are_drawn_for_paper_from_a_phone_too(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, PHONE) as seen:
        assert not seen.page.locator(".maps .before").is_visible()
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for map_of in (".maps .before", ".maps .after"):
            around = seen.page.locator(f"{map_of} .map").bounding_box()
            counter = seen.page.locator(f"{map_of} .counter:not(.dot)").first.bounding_box()
            assert around is not None
            assert counter is not None
            assert around["x"] < counter["x"] < around["x"] + around["width"]


@pytest.fixture(scope="module")
def nothing_opens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a question whose sites cost more than they bring."""
    dear = {"timur": {"monthly_rupiah": 10**12}, "barat": {"monthly_rupiah": 10**12}}
    scenario = site_scenario(sites={"candidates": dear})
    proposal = propose(scenario)
    path = tmp_path_factory.mktemp("none") / "sites.html"
    write_sites_page(path, scenario, proposal.ground.instance, proposal.tree, "en")
    return path


def test_a_page_that_proposes_nothing_begins_with_one_map(browser: Browser, nothing_opens: Path) -> None:
    with opened(browser, nothing_opens) as seen:
        assert not seen.page.locator(".maps .before").is_visible()
        assert seen.page.locator(".maps .after figcaption").inner_text() == "Today"
        assert seen.page.locator(".maps .after .counter:not(.dot)").count() == 1


def test_labels_of_new_sites_keep_clear_of_the_controls(browser: Browser, page_file: Path) -> None:
    # Barat lies at the left edge: moved there, its label would stand under a control, and so goes beside it.
    with opened(browser, page_file, PHONE) as seen:
        seen.page.locator(".maps").evaluate("(maps) => maps.scrollIntoView()")
        around = seen.page.locator(".maps .after .map").bounding_box()
        mark = seen.page.locator(".maps .after .counter.proposed").last.bounding_box()
        fit = seen.page.locator(".maps .after .fit").bounding_box()
        assert around is not None
        assert mark is not None
        assert fit is not None
        below = fit["y"] + fit["height"] + 12
        seen.page.mouse.move(around["x"] + 200, around["y"] + 300)
        seen.page.mouse.down()
        seen.page.mouse.move(around["x"] + 180, around["y"] + 300 + below - mark["y"], steps=8)
        seen.page.mouse.up()
        seen.page.wait_for_timeout(600)
        controls = seen.page.locator(".maps .after .leaflet-control").all()
        for label in seen.page.locator(".maps .after .stop.site").all():
            box = label.bounding_box()
            assert box is not None
            for control in controls:
                other = control.bounding_box()
                assert other is not None
                assert (
                    box["x"] >= other["x"] + other["width"]
                    or box["x"] + box["width"] <= other["x"]
                    or box["y"] >= other["y"] + other["height"]
                    or box["y"] + box["height"] <= other["y"]
                )
        assert seen.page.locator(".maps .after .stop.site:is(.beside, .under, .before)").count() >= 1
