"""Sentences and names about a plan that the terminal and the workbook tell alike."""

from __future__ import annotations

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
        "Terbukti: nilai bersih rencana terbaik yang mungkin paling banyak {gap} di atas rencana ini.",
        "Proven: the net value of the best possible plan is at most {gap} above this one.",
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
    return told["gap"].format(gap=percent_text(plan.gap, lang))


def stopped_sentence(plan: Plan, lang: Lang) -> str:
    """Tell in one sentence why the run stopped, and whether it can be repeated."""
    return in_language(SENTENCES, lang)[f"stopped_{plan.stopped_by}"]


def program_name(scenario: Scenario, program: str, lang: Lang) -> str:
    """Return the name of a program in a language, the Indonesian one where it has no other."""
    fields = scenario.programs[program]
    return clean(fields.name_en if lang == "en" and fields.name_en else fields.name)


def place_name(scenario: Scenario, place: str) -> str:
    """Return the name of a place, its id where the name is empty."""
    return clean(scenario.places[place].name).strip() or place


def kabupaten_name(scenario: Scenario, kabupaten: str) -> str:
    """Return the name of a kabupaten or kota without the word ``Kabupaten`` in front."""
    return clean(scenario.kabupaten[kabupaten].name).removeprefix("Kabupaten ")


def clean(text: str) -> str:
    """Take out what no page can show: control characters and halves of surrogate pairs."""
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text)
