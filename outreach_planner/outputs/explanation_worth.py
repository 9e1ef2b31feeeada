"""What limits a plan, in sentences."""

from __future__ import annotations

from outreach_planner.outputs.explanation_difference import team_name, visit_text
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS, WORTH_WORDS
from outreach_planner.outputs.language import Lang, in_language, number_text, percent_text, rupiah_text
from outreach_planner.outputs.telling import budget_name, kabupaten_name, program_name
from outreach_planner.plans.plan import Visit
from outreach_planner.plans.worths import EXTRA_TEAM, Worth, Worths
from outreach_planner.scenario.fields import Scenario


def worths_text(worths: Worths, scenario: Scenario, lang: Lang = "id") -> str:
    """Return the list of what one more of everything is worth, the dearest first, and how it was measured."""
    told = in_language(WORTH_WORDS, lang)
    lines = [f"{told['title']}:"]
    widest = max((len(rupiah_text(worth.worth_rupiah, lang)) for worth in worths.worths), default=0)
    for worth in worths.worths:
        lines.append(f"  {rupiah_text(worth.worth_rupiah, lang):>{widest}}  {_what(worth, scenario, lang)}")
        visits = [visit_text(visit, scenario, lang) for visit in _uses(worth)]
        if visits and worth.worth_rupiah > 0:
            lines.append(f"  {'':>{widest}}  {told['used']}")
            lines += [f"  {'':>{widest}}    {visit}" for visit in visits]
        lines.append(f"  {'':>{widest}}  {worth.field}")
    if not worths.worths:
        lines.append(f"  {told['none']}")
    if worths.improved_rupiah > 0:
        lines.append(told["improved"].format(value=rupiah_text(worths.improved_rupiah, lang)))
    if any(worth.kind == "team-day" for worth in worths.worths):
        lines.append(told["day-note"])
    key = "work-cut" if worths.work.stopped_by in ("seconds", "interrupt") else "work"
    lines.append(told[key].format(seed=worths.work.seed, rounds=number_text(worths.work.rounds, lang)))
    if worths.work.stopped_by == "seconds":
        lines.append(in_language(EXPLANATION_WORDS, lang)["work-seconds"])
    return "\n".join(lines) + "\n"


def _uses(worth: Worth) -> list[Visit]:
    """List the visits of the extra team, or else those that the plan has more."""
    changes = worth.difference.changes
    extra = [change.after for change in changes if change.after and change.after.team.endswith(EXTRA_TEAM)]
    return extra or [change.visit for change in changes if change.kind == "gained"]


def _what(worth: Worth, scenario: Scenario, lang: Lang) -> str:
    """Name what there is one more of."""
    told = in_language(WORTH_WORDS, lang)
    group = worth.field.field.split(".")[0]
    if group == "teams":
        subject = team_name(scenario, worth.subject, lang)
    elif group == "programs":
        subject = program_name(scenario, worth.subject, lang)
    elif worth.kind == "budget":
        subject = budget_name(scenario, worth.subject, lang)
    else:
        subject = kabupaten_name(scenario, worth.subject) if worth.subject else told["everywhere"]
    limits: tuple[str | float | None, ...] = worth.came, worth.becomes
    if worth.kind == "share-at-least":
        limits = percent_text(worth.came or 0.0, lang), percent_text(worth.becomes or 0.0, lang)
    return told[worth.kind].format(subject=subject, came=limits[0], becomes=limits[1])
