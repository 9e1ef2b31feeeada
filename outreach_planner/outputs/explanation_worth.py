"""What limits a plan, in sentences."""

from __future__ import annotations

from outreach_planner.outputs.explanation_difference import team_name, visit_text
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS, WORTH_WORDS
from outreach_planner.outputs.language import Lang, in_language, number_text, rupiah_text
from outreach_planner.outputs.telling import kabupaten_name, program_name
from outreach_planner.plans.explanation import EXTRA_TEAM, Worth, Worths
from outreach_planner.plans.plan import Visit
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
            lines.append(f"  {'':>{widest}}  {told['used'].format(visits='; '.join(visits))}")
        lines.append(f"  {'':>{widest}}  {worth.field}")
    if not worths.worths:
        lines.append(f"  {told['none']}")
    if worths.improved_rupiah > 0:
        lines.append(told["improved"].format(value=rupiah_text(worths.improved_rupiah, lang)))
    if any(worth.kind == "team-day" for worth in worths.worths):
        lines.append(told["day-note"])
    lines.append(told["work"].format(seed=worths.work.seed, rounds=number_text(worths.work.rounds, lang)))
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
    group = worth.field.field.split(".")[0]
    if group == "teams":
        subject = team_name(scenario, worth.subject)
    elif group == "programs":
        subject = program_name(scenario, worth.subject, lang)
    else:
        subject = kabupaten_name(scenario, worth.subject) if worth.subject else ""
    return in_language(WORTH_WORDS, lang)[worth.kind].format(
        subject=subject, came=worth.came, becomes=worth.becomes
    )
