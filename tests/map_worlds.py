"""The small scenario of ``plan_scenarios`` with people in every kabupaten, prepared for map pages."""

from __future__ import annotations

from typing import Any

from plan_scenarios import plan_scenario, plan_scenario_tree

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "\"quoted\" & 'single' ${x} {{y}} <!--",
    "\N{RIGHT-TO-LEFT OVERRIDE}kanan ke kiri",
    "Panjang " * 37 + "sekali",
)
"""Names that would break a page that does not escape; the last has 302 characters."""


def map_scenario_tree() -> dict[str, Any]:
    """Return the small scenario with a district in each kabupaten, a pier, and a river to it."""
    tree = plan_scenario_tree()
    for district, kabupaten, population, lat, lon in (
        ("ilir-timur", "palembang", 80_000, -2.97, 104.77),
        ("sungai-lilin", "musi-banyuasin", 60_000, -2.547, 104.117),
    ):
        tree["districts"][district] = {
            "name": district.replace("-", " ").title(),
            "kabupaten": kabupaten,
            "population": population,
            "lat": lat,
            "lon": lon,
            "road_node": "palembang" if kabupaten == "palembang" else "dermaga",
            "confidence": "estimate",
        }
    tree["roads"]["nodes"]["dermaga"] = {"name": "Dermaga", "lat": -2.5, "lon": 104.2}
    tree["roads"]["edges"]["palembang-dermaga"] = {
        "start": "palembang",
        "end": "dermaga",
        "km": 80,
        "road_class": "river",
        "dry_kmh": 30,
        "rainy_kmh": 30,
        "boat": True,
        "confidence": "sourced",
    }
    tree["roads"]["edges"]["palembang-dermaga-darat"] = {
        "start": "palembang",
        "end": "kayu-agung",
        "km": 90,
        "road_class": "kabupaten",
        "dry_kmh": 20,
        "rainy_kmh": 10,
        "confidence": "memory",
    }
    return tree


def hostile_tree() -> dict[str, Any]:
    """Return the scenario with a hostile name in every place where a planner writes one."""
    tree = map_scenario_tree()
    tree["name"] = HOSTILE[1]
    tree["office"]["name"] = HOSTILE[0]
    tree["kabupaten"]["palembang"]["name"] = HOSTILE[1]
    tree["kabupaten"]["musi-banyuasin"]["name"] = HOSTILE[3]
    tree["districts"]["ilir-timur"]["name"] = HOSTILE[2]
    tree["districts"]["kayu-agung"]["name"] = HOSTILE[4]
    tree["places"]["ptc-mall"].update(name=HOSTILE[0], address=HOSTILE[2])
    tree["places"]["bayung-lencir"]["name"] = HOSTILE[3]
    tree["places"]["sungai-lilin"]["name"] = HOSTILE[4]
    tree["programs"]["lakso"]["name"] = HOSTILE[1]
    tree["teams"]["lakso-van"]["name"] = HOSTILE[2]
    tree["teams"]["weekend-team"]["name"] = HOSTILE[4]
    return tree


def map_world(tree: dict[str, Any] | None = None) -> tuple[Scenario, Instance]:
    """Validate and prepare the scenario, or a changed tree of it."""
    scenario = plan_scenario(map_scenario_tree() if tree is None else tree)
    return scenario, prepare(scenario)
