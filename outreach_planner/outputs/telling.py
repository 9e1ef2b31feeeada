"""Sentences and names about a plan that the terminal and the workbook tell alike."""

from __future__ import annotations

import math
import re
import unicodedata

from outreach_planner.outputs.language import Lang, in_language, percent_text, rupiah_text
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

SENTENCES = {
    "optimal": (
        "Terbukti: tidak ada rencana lain yang lebih baik.",
        "Proven: no other plan is better.",
    ),
    "gap": (
        "Terbukti: nilai bersih rencana terbaik yang mungkin paling banyak {gap} di atas rencana ini;"
        " rencana ini paling jauh {below} di bawahnya.",
        "Proven: the best possible plan's net value is at most {gap} above this plan's;"
        " this plan is at most {below} below it.",
    ),
    "gap_too_wide": (
        "Belum terbukti dengan berarti seberapa jauh rencana ini dari yang terbaik.",
        "It is not yet meaningfully proven how far this plan is from the best.",
    ),
    "bound_only": (
        "Terbukti: nilai tidak ada rencana yang lebih dari {rest} di atas rencana ini.",
        "Proven: no plan's value is more than {rest} above this one.",
    ),
    "unproven": (
        "Belum terbukti seberapa jauh rencana ini dari yang terbaik.",
        "It is not proven how far this plan is from the best.",
    ),
    "stopped_gap": (
        "Berhenti karena jarak ke yang terbaik sudah cukup kecil.",
        "Stopped because the proven gap is small enough.",
    ),
    "stopped_work": (
        "Berhenti setelah jumlah kerja yang ditentukan; hasilnya sama setiap kali dijalankan.",
        "Stopped after the given amount of work; it comes out the same each time.",
    ),
    "stopped_seconds": (
        "Berhenti karena batas waktu; di komputer lain hasilnya dapat berbeda.",
        "Stopped by the time limit; another computer may find another plan.",
    ),
    "stopped_interrupt": (
        "Dihentikan oleh pemakai; ini rencana terbaik sampai saat itu.",
        "Interrupted; this is the best plan found until then.",
    ),
}


def gap_sentence(plan: Plan, lang: Lang) -> str:
    """Tell in one sentence how far the plan can be from the best, as it is proven."""
    told = in_language(SENTENCES, lang)
    if plan.bound_rupiah is None:
        return told["unproven"]
    if plan.outcome == "optimal" or plan.bound_rupiah <= plan.value_rupiah:
        return told["optimal"]
    if plan.gap is None:
        return told["bound_only"].format(rest=rupiah_text(plan.bound_rupiah - plan.value_rupiah, lang))
    if plan.gap >= 1:
        return told["gap_too_wide"]
    return told["gap"].format(gap=gap_text(plan.gap, lang), below=gap_text(plan.gap / (1 + plan.gap), lang))


def rounded_gap(gap: float) -> float:
    """Round a gap up to a tenth of a percent, so that what is said to be proven stays true."""
    return math.ceil(gap * 1000 - 1e-9) / 1000


def gap_text(gap: float, lang: Lang) -> str:
    """Write a gap in percent, rounded up."""
    return percent_text(rounded_gap(gap), lang)


def stopped_sentence(plan: Plan, lang: Lang) -> str:
    """Tell in one sentence why the run stopped, and whether it can be repeated."""
    return in_language(SENTENCES, lang)[f"stopped_{plan.stopped_by}"]


def is_worst_of_several(plan: Plan, kabupaten: str) -> bool:
    """Say whether a kabupaten is the worst served; a plan for only one has no worst."""
    return len(plan.indicators.by_kabupaten) > 1 and kabupaten == plan.indicators.worst_kabupaten


def scenario_name(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """Return the name of the plan's scenario in a language, the Indonesian one where it has no other."""
    return clean(scenario.name_en if lang == "en" and scenario.name_en else plan.scenario)


def team_name(scenario: Scenario, team: str, lang: Lang) -> str:
    """Return the name of a team in a language, the Indonesian one where it has no other."""
    fields = scenario.teams[team]
    return clean(fields.name_en if lang == "en" and fields.name_en else fields.name)


def program_name(scenario: Scenario, program: str, lang: Lang) -> str:
    """Return the name of a program in a language, the Indonesian one where it has no other."""
    fields = scenario.programs[program]
    return clean(fields.name_en if lang == "en" and fields.name_en else fields.name)


def budget_name(scenario: Scenario, budget: str, lang: Lang) -> str:
    """Return the name of a budget in a language, as it is where no budget has it."""
    found = next((each for each in scenario.policy.budgets if each.name == budget), None)
    return clean(found.name_en if found and lang == "en" and found.name_en else budget)


def place_name(scenario: Scenario, place: str) -> str:
    """Return the name of a place, its id where the name is empty."""
    return clean(scenario.places[place].name).strip() or place


def kabupaten_name(scenario: Scenario, kabupaten: str) -> str:
    """Return the name of a kabupaten or kota without the word ``Kabupaten`` in front."""
    return clean(scenario.kabupaten[kabupaten].name).removeprefix("Kabupaten ")


def short_kabupaten_name(scenario: Scenario, kabupaten: str) -> str:
    """Return the name without ``Kota`` too, except where a kabupaten of the scenario has that very name."""
    name = kabupaten_name(scenario, kabupaten)
    short = name.removeprefix("Kota ")
    is_taken = any(kabupaten_name(scenario, other) == short for other in scenario.kabupaten)
    return name if is_taken else short


def place_and_kabupaten(scenario: Scenario, place: str) -> str:
    """Return ``Lempuing (Ogan Komering Ilir)``, or the name alone where the kabupaten is said in it."""
    name, kabupaten = (
        place_name(scenario, place),
        short_kabupaten_name(scenario, scenario.places[place].kabupaten),
    )
    says_it = re.search(rf"\b{re.escape(kabupaten)}\b", name, re.IGNORECASE)
    return name if says_it else f"{name} ({kabupaten})"


def clean(text: str) -> str:
    """Take out what no page can show: control characters and halves of surrogate pairs."""
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text)
