from map_worlds import HOSTILE, map_world
from plans import small_plan
from test_map_page import data_of

from outreach_planner.outputs.map_page import map_html
from outreach_planner.outputs.map_proposed import ProposedSite

SITE = ProposedSite(1, HOSTILE[1], (-2.5, 104.0), (("Selisih", HOSTILE[0]),))


def test_proposed_sites_are_drawn_only_where_there_are_any():
    world = map_world()
    without, proposed = (map_html(*world, small_plan(), "id", sites) for sites in ((), (SITE,)))
    assert "Lokasi usulan</label>" in " ".join(proposed.split())
    assert "Lokasi usulan</label>" not in " ".join(without.split())
    assert data_of(without)["proposed"] == []
    assert [site["rank"] for site in data_of(proposed)["proposed"]] == [1]


def test_the_name_of_a_proposed_site_is_never_markup():
    html = map_html(*map_world(), small_plan(), "id", (SITE,))
    assert "alert(2)</script>" not in html
    assert "<img" not in html
