"""Background maps: asked for only where the scenario names a provider, and from nobody else."""

import base64
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import opened
from map_worlds import map_scenario_tree, map_world
from plans import small_plan
from playwright.sync_api import expect

from outreach_planner.outputs.map_page import write_map

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass
class Provider:
    """A server of tiles, and of a folder of pages, on this machine."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[Provider]:
    found = Provider("")

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            if not self.path.endswith(".png"):
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def page_with_tiles(folder: Path, address: str) -> Path:
    tree = map_scenario_tree()
    tree["tiles"] = {"url": f"{address}/{{z}}/{{x}}/{{y}}.png", "credit": "<b>Peta</b> kantor"}
    write_map(folder / "map.html", *map_world(tree), small_plan())
    return folder / "map.html"


def test_a_page_asks_the_provider_that_its_scenario_names_and_nobody_else(browser, tmp_path, provider):
    page = page_with_tiles(tmp_path, provider.address)
    with opened(browser, page, allowed=provider.address) as seen:
        expect(seen.page.locator("img.leaflet-tile-loaded").first).to_be_attached()
        assert seen.asked
        assert all(address.startswith(provider.address) for address in seen.asked)
        # The credit is text, never markup.
        expect(seen.page.locator(".leaflet-control-attribution")).to_have_text("<b>Peta</b> kantor")
        seen.page.get_by_role("checkbox", name="Peta latar").uncheck()
        expect(seen.page.locator("img.leaflet-tile")).to_have_count(0)
        assert seen.complaints == []


def test_the_credit_of_the_tiles_stands_clear_of_the_legend_and_on_paper_too(browser, tmp_path):
    page = page_with_tiles(tmp_path, "http://127.0.0.1:9")
    with opened(browser, page) as seen:
        seen.page.set_viewport_size({"width": 1280, "height": 620})
        credit = seen.page.locator(".leaflet-control-attribution")
        legend = seen.page.locator(".legend").bounding_box()
        assert legend["y"] + legend["height"] <= credit.bounding_box()["y"]
        seen.page.emulate_media(media="print")
        expect(credit).to_be_visible()
        expect(seen.page.locator(".leaflet-control-scale")).to_be_visible()
        expect(seen.page.locator(".leaflet-control-zoom")).to_be_hidden()


def test_a_page_whose_provider_does_not_answer_is_complete_without(browser, tmp_path):
    page = page_with_tiles(tmp_path, "http://127.0.0.1:9")
    with opened(browser, page) as seen:
        expect(seen.page.locator(".stop").first).to_be_visible()
        expect(seen.page.locator(".leaflet-areas-pane path").first).to_be_attached()
        assert not [text for text in seen.complaints if "ERR_FAILED" not in text]


def test_a_page_without_a_provider_asks_for_nothing_also_over_http(browser, tmp_path, provider):
    write_map(tmp_path / "map.html", *map_world(), small_plan())
    with opened(browser, f"{provider.address}/map.html", allowed=provider.address) as seen:
        expect(seen.page.locator(".stop").first).to_be_visible()
        assert seen.asked == []
        assert provider.asked == ["/map.html"]
        assert seen.complaints == []


@pytest.mark.parametrize("url", ["ftp://x.id/{z}/{x}/{y}", "https://x.id/peta.png", 'https://x.id/"{z}'])
def test_what_is_no_address_of_tiles_is_refused(url):
    tree = map_scenario_tree()
    tree["tiles"] = {"url": url, "credit": ""}
    with pytest.raises(ValueError, match="url"):
        map_world(tree)
