"""The answer about fixed sites told in sections of sentences and tables, for terminal and page alike."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, rupiah_text
from outreach_planner.outputs.sites_classic_telling import classic
from outreach_planner.outputs.sites_detail_telling import brings, considered
from outreach_planner.outputs.sites_firm_telling import firm, runner_up, runner_up_with_visits
from outreach_planner.outputs.sites_proposal_telling import level_with_first, proposal
from outreach_planner.outputs.sites_proven_telling import is_proven_better, proven
from outreach_planner.outputs.sites_reach_telling import with_one, within
from outreach_planner.outputs.sites_readings_telling import readings
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree
from outreach_planner.outputs.sites_worked_telling import worked
from outreach_planner.scenario.fields import Scenario

HELD_DECIMALS = {"applicants_an_open_day": 1, "holds_an_open_day": 0}
FEWEST = 2
"""With fewer candidates nobody leads."""


def sections(tree: Tree, scenario: Scenario, lang: Lang) -> list[Section]:
    """Tell the answer, the proposal first."""
    say = Speaker(tree, scenario, lang)
    told = (
        *(proposal, _curve, _ranking, brings, within, worked, proven),
        *(firm, readings, runner_up, runner_up_with_visits, with_one, considered, classic),
    )
    return [section(say) for section in told]


def _first(say: Speaker) -> list[str]:
    """Tell how far the first single candidate leads, and what it is worth with and without visits."""
    word = say.word
    ranked = [row for row in say.tree["ranking"] if row["gain_with_visits_rupiah"] is not None]
    if len(ranked) < FEWEST:
        return []
    one, two = ranked[:2]
    must = say.tree["limits"]["must_open"]
    lead = one["gain_with_visits_rupiah"] - two["gain_with_visits_rupiah"]
    names = {"first": say.name(one["id"]), "second": say.name(two["id"])}
    said, near = [word["lead"].format(ahead=say.money(lead), **names)], level_with_first(say)
    if near:
        said = [word["level_single"].format(sites=say.listed([one["id"], *near])), word["level_words"]]
    elif is_proven_better(say, [*must, one["id"]], [*must, two["id"]]):
        said.append(word["lead_proven"])
    elif say.tree["method"] != "exact":
        said += [word["lead_open"], *([word["see_firm"]] if say.tree["firm"]["worlds"] else [])]
    held = {key: say.number(one[key], n) for key, n in HELD_DECIMALS.items()}
    said.append(word["held"].format(first=names["first"], **held))
    alone, joint = one["gain_without_visits_rupiah"], one["gain_with_visits_rupiah"]
    told = {"alone": say.money(alone), "joint": say.money(joint), "days": say.number(one["van_days_freed"])}
    said.append(word["substitute"].format(first=names["first"], **told))
    return [*said, word["replace"]] if joint < alone else said


def _curve(say: Speaker) -> Section:
    """Tell the best choice for each number of sites; gains count from what must open, and no more."""
    word, today, curve = say.word, say.tree["today"], say.tree["curve"]
    closing = any(row["closed"] for row in curve)
    rows = tuple(
        (
            str(row["number"]),
            say.names(row["sites"]),
            *((say.counters(row["closed"]) or DASH,) if closing else ()),
            say.money(row["gain_rupiah"]),
            say.money(row["bound_of_all_rupiah"] - today["value_rupiah"])
            if row["bound_of_all_rupiah"] is not None and today is not None
            else DASH,
            say.money(row["cost_rupiah"]),
            say.number(row["visits"]),
            say.number(row["van_days"]),
        )
        for row in curve
    )
    names = ("number", "sites", *(("gives_up",) if closing else ()))
    keys = (*names, "gain", "bound", "cost", "visits", "van_days")
    right = frozenset(range(len(names), len(keys)))
    head = tuple(word[key] for key in keys)
    said = (word["curve_words"],)
    return Section(word["curve"], said, head=head, rows=rows, right=right, numbered=True)


def _ranking(say: Speaker) -> Section:
    """Tell the candidates one by one."""
    word = say.word
    rows = tuple(
        (
            str(row["rank"]),
            say.name(row["id"]),
            say.kabupaten_of(row["id"]),
            say.money(row["gain_without_visits_rupiah"]),
            say.money(row["gain_with_visits_rupiah"]),
            say.number(row["applicants"]),
            say.number(row["applicants_an_open_day"], 1),
            say.number(row["travel_spared_hours"]),
            DASH
            if row["cost_an_applicant_rupiah"] is None
            else rupiah_text(row["cost_an_applicant_rupiah"], say.lang),
            say.number(row["van_days_freed"]),
            say.number(row["break_even_applications_a_year"]),
        )
        for row in say.tree["ranking"]
    )
    keys = ("place", "kabupaten", "gain_alone", "gain_joint", "applicants", "a_day", "spared")
    more = ("cost_applicant", "freed", "break_even")
    head = ("#", *(word[key] for key in (*keys, *more)))
    if not rows:
        return Section(word["ranking"], (word["none_ranked"],))
    yearly = say.number(say.scenario.demand.applications_a_year)
    said = word["ranking_words"].format(yearly=yearly, p=len(say.tree["limits"]["must_open"]) + 1)
    right = frozenset(range(3, len(head)))
    told = (*_first(say), said)
    return Section(word["ranking"], told, head=head, rows=rows, right=right, numbered=True)
