"""Why fewer people are enough at some visits: their kabupaten, place or half day has a minimum of its own."""

from __future__ import annotations

from typing import Literal

from outreach_planner.outputs.language import Lang, in_language, number_text
from outreach_planner.outputs.telling import kabupaten_name, place_name, program_name
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.scenario.fields import Scenario

Owner = Literal["kabupaten", "promised", "place", "half"]
WORDS = {
    "visit-promised": (
        "minimum {number}: kabupaten dengan kunjungan yang dijanjikan",
        "minimum {number}: kabupaten with promised visits",
    ),
    "visit-kabupaten": (
        "minimum {number}: ketentuan kabupaten ini",
        "minimum {number}: set for this kabupaten",
    ),
    "visit-place": ("minimum {number}: ketentuan tempat ini", "minimum {number}: set for this place"),
    "visit-half": ("minimum {number}: setengah hari", "minimum {number}: half a day"),
    "promised": (
        "{subject} punya minimum sendiri, {number} bukan {usual}, untuk tiap kunjungan {program}, karena"
        " kunjungan ke sana dijanjikan; di bawah {usual}: {below} dari {visits} kunjungan",
        "{subject} has a minimum of its own, {number} instead of {usual}, for every visit of {program},"
        " because visits there are promised; below {usual}: {below} of {visits} visits",
    ),
    "kabupaten": (
        "{subject} punya minimum sendiri, {number} bukan {usual}, untuk tiap kunjungan {program}; di bawah"
        " {usual}: {below} dari {visits} kunjungan",
        "{subject} has a minimum of its own, {number} instead of {usual}, for every visit of {program}; below"
        " {usual}: {below} of {visits} visits",
    ),
    "place": (
        "{subject} punya minimum sendiri, {number} bukan {usual} ({program}); di bawah {usual}: {below} dari"
        " {visits} kunjungan",
        "{subject} has a minimum of its own, {number} instead of {usual} ({program}); below {usual}: {below}"
        " of {visits} visits",
    ),
    "half": (
        "Setengah hari {program} punya minimum sendiri, {number} bukan {usual}; di bawah {usual}: {below}"
        " dari {visits} kunjungan",
        "Half days of {program} have a minimum of their own, {number} instead of {usual}; below {usual}:"
        " {below} of {visits} visits",
    ),
}


def minimum_text(scenario: Scenario, visit: Visit, lang: Lang) -> str:
    """Tell why a visit's minimum attendance is below its program's; empty where it is not."""
    owner = _owner(scenario, visit)
    if owner is None:
        return ""
    number = number_text(visit.minimum_attendance, lang)
    return in_language(WORDS, lang)[f"visit-{owner}"].format(number=number)


def minimum_lines(plan: Plan, scenario: Scenario, lang: Lang) -> list[str]:
    """Tell once for each kabupaten, place or half day with a lower minimum how many visits need it."""
    told = in_language(WORDS, lang)
    found: dict[tuple[Owner, str, str, int], list[Visit]] = {}
    for visit in plan.visits:
        owner = _owner(scenario, visit)
        if owner is not None:
            name = {"place": visit.place, "half": ""}.get(owner, visit.kabupaten)
            found.setdefault((owner, name, visit.program, visit.minimum_attendance), []).append(visit)
    lines = []
    for (owner, name, program, number), visits in sorted(found.items()):
        usual = scenario.programs[program].minimum_attendance
        named = place_name if owner == "place" else kabupaten_name
        lines.append(
            told[owner].format(
                subject=named(scenario, name) if name else "",
                program=program_name(scenario, program, lang),
                number=number_text(number, lang),
                usual=number_text(usual, lang),
                below=sum(visit.expected_applicants - visit.lane_applicants < usual for visit in visits),
                visits=number_text(len(visits), lang),
            )
        )
    return lines


def _owner(scenario: Scenario, visit: Visit) -> Owner | None:
    """Say whose minimum holds where it is below the program's; None where it is not, and for groups."""
    program = scenario.programs[visit.program]
    if visit.request is not None or visit.minimum_attendance >= program.minimum_attendance:
        return None
    halves = program.half_days
    if visit.session != "day" and halves is not None and halves.minimum_attendance is not None:
        return "half"
    if scenario.places[visit.place].minimum_attendance is not None:
        return "place"
    guarantee = scenario.policy.guarantees.get(visit.kabupaten)
    if guarantee is None or guarantee.program != visit.program or guarantee.minimum_attendance is None:
        return None
    is_promised = guarantee.visits > 0 or guarantee.at_most_days_between is not None
    return "promised" if is_promised else "kabupaten"
