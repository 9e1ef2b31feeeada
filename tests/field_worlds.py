"""A month for the field's files: the plan of ``plans.three_trips`` in the scenario of ``map_worlds``.

Four visits: Monday 4 January at Kayu Agung (LAKSO, a day trip), Wednesday 6 at Sungai Lilin and Thursday 7 at
Bayung Lencir (LAKSO, left for on the eve, two nights), Saturday 9 at PTC Mall (Paspor Simpatik with lane).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from map_worlds import map_scenario_tree
from plan_scenarios import plan_scenario
from plans import small_plan
from worlds import merged

from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.gathering import gather
from outreach_planner.outputs.comparison_input import write_scenario
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.world.prepare import prepare

KAYU_AGUNG = "2027-01-04/lakso-van/lakso/kayu-agung"
SUNGAI_LILIN = "2027-01-06/lakso-van/lakso/sungai-lilin"
BAYUNG_LENCIR = "2027-01-07/lakso-van/lakso/bayung-lencir"
PTC = "2027-01-09/weekend-team/paspor-simpatik/ptc-mall"
KEYS = (KAYU_AGUNG, SUNGAI_LILIN, BAYUNG_LENCIR, PTC)


NO_SHOWS = {"lakso": 0.1, "paspor-simpatik": 0.0}


def officer(name: str, *roles: str, **more: Any) -> dict[str, Any]:
    """Describe an officer as a scenario file would."""
    return {"name": name, "roles": list(roles), **more}


def field_facts() -> dict[str, Any]:
    """What the scenario tells for the field; every figure is chosen to be told apart."""
    return {
        "letterhead": ["Kementerian", "Kantor Imigrasi"],
        "hosts": {
            "kayu-agung": {"name": "Kantor Camat", "contact": "Ibu Ratna", "phone": "0812-1", "room": "aula"}
        },
        "host_by_kind": {"town": "Camat setempat"},
        "programs": {
            "lakso": {
                "audience": "warga",
                "registration": {"channel": "daftar tuan rumah", "days_before": 10},
                "attendance": {"walk_in_share": 0.1, "overload_at_most": 0.05},
                "equipment": [
                    {"name": "unit biometrik", "name_en": "biometric unit", "each": "unit"},
                    {"name": "genset", "name_en": "generator"},
                    {"name": "air minum", "name_en": "water", "quantity": 3, "each": "day"},
                ],
            },
            "paspor-simpatik": {
                "registration": {"channel": "M-Paspor", "with_month": True, "days_before": 3}
            },
        },
        "documents": [{"text": "e-KTP asli", "text_en": "identity card"}],
        "fees": {
            "e-10": {
                "name": "Paspor elektronik 10 tahun",
                "name_en": "E-passport of 10 years",
                "rupiah": 950000,
            },
            "silent": {"name": "Paspor biasa", "rupiah": 350000, "announced": False},
        },
        "payment": ["Bank Mandiri", "BNI"],
        "books_spare_share": 0.1,
        "collection": [{"text": "diambil di kantor", "text_en": "collected at the office"}],
        "delivery": {"ogan-komering-ilir": {"days_least": 2, "days_most": 5, "rupiah": 30000}},
        "fallbacks": [{"case": "Listrik padam", "text": "nyalakan genset", "case_en": "Power cut"}],
        "hashtags": ["#Paspor"],
    }


def field_scenario(**changes: Any) -> Scenario:
    """The small scenario with facts for the field, and changes."""
    tree = merged(
        {**map_scenario_tree(), "field": field_facts(), "uncertainty": {"no_shows": NO_SHOWS}}, changes
    )
    return plan_scenario(tree)


def field_month(scenario: Scenario | None = None, plan: Plan | None = None, **more: Any) -> FieldMonth:
    """Gather January 2027 of the small plan."""
    facts = field_scenario() if scenario is None else scenario
    return gather(formulate(prepare(facts)), small_plan() if plan is None else plan, 2027, 1, **more)


def plan_folder(path: Path, scenario: Scenario | None = None, **changes: Any) -> Path:
    """Write a plan and its scenario as a run does; the plan's fields may be changed."""
    facts = field_scenario() if scenario is None else scenario
    write_plan(path / "plan.json", small_plan(**{"fingerprint": fingerprint(facts), **changes}))
    write_scenario(path, facts)
    return path
