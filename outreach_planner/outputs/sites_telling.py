"""The answer about fixed sites told in sections of sentences and tables, for terminal and page alike."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, percent_text, rupiah_text
from outreach_planner.outputs.sites_classic_telling import classic
from outreach_planner.outputs.sites_firm_telling import firm, runner_up, runner_up_with_visits
from outreach_planner.outputs.sites_proven_telling import is_proven_better, proven
from outreach_planner.outputs.sites_reach_telling import share_of_all, with_one, within
from outreach_planner.outputs.sites_readings_telling import readings
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree
from outreach_planner.scenario.fields import Scenario

HELD_DECIMALS = {"applicants_an_open_day": 1, "holds_an_open_day": 0}
FEWEST = 2
"""With fewer candidates nobody leads."""


def sections(tree: Tree, scenario: Scenario, lang: Lang) -> list[Section]:
    """Tell the answer, the proposal first."""
    say = Speaker(tree, scenario, lang)
    told = (
        *(_proposal, _curve, proven, _ranking, within, with_one),
        *(firm, readings, runner_up, runner_up_with_visits, classic),
    )
    return [section(say) for section in told]


def best_of(tree: Tree) -> Tree | None:
    """Give the row of the curve with the highest value; None where nothing could be planned."""
    rows = [row for row in tree["curve"] if row["value_rupiah"] is not None]
    return max(rows, key=lambda row: (row["value_rupiah"], -row["number"]), default=None)


def _proposal(say: Speaker) -> Section:
    """Tell what to open, what that does, how far it is proven, and what van and site do to each other."""
    word, best = say.word, best_of(say.tree)
    if best is None:
        return Section(word["proposal"], (word["no_plan"], word["estimates"]))
    proven = [*_proven(say, best), *_cut_short(say)]
    said = [*_opened(say, best), *_limited(say), *_brought(say, best), *proven, *_first(say)]
    return Section(word["proposal"], (*said, word["estimates"]))


def _opened(say: Speaker, best: Tree) -> list[str]:
    """Tell which sites open and which counters are given up."""
    word, limits = say.word, say.tree["limits"]
    gain = say.money(best["gain_rupiah"])
    said = [word["open_none" if limits["sets_permitted"] > 1 else "none_left"]]
    if best["closed"] and best["sites"] == limits["must_open"]:
        said = []
    elif best["sites"] and best["sites"] == limits["must_open"]:
        said = [word["open_must"].format(sites=say.full_names(best["sites"]))]
    elif best["sites"]:
        told = {"cost": say.money(best["cost_rupiah"]), "period": say.period, "gain": gain}
        key = "open_best" if best["cost_rupiah"] >= 0 else "open_saving"
        told["saving"] = say.money(-best["cost_rupiah"])
        said = [word[key].format(sites=say.full_names(best["sites"]), **told)]
        if limits["must_open"]:
            said.append(word["must_told"].format(sites=say.names(limits["must_open"])))
    if best["closed"]:
        key = "closes" if not said else "closes_too"
        told = {"counters": say.counters(best["closed"]), "gain": gain, "period": say.period}
        said.append(word[key].format(**told))
    return said


def _brought(say: Speaker, best: Tree) -> list[str]:
    """Tell what the sites of a choice do for people, and what they free."""
    figures, today = best["figures"].values(), say.tree["today"]
    if not figures:
        return []
    applicants = sum(each["applicants"] for each in figures)
    cost = sum(each["cost_rupiah"] for each in figures) / applicants if applicants >= 1 else None
    told = {
        "applicants": say.number(applicants),
        "cost": DASH if cost is None else rupiah_text(cost, say.lang),
        "hours": say.number(sum(each["travel_spared_hours"] for each in figures)),
    }
    said = [say.word["brought"].format(**told)]
    band = len(say.tree["bands_minutes"]) // 2
    near = [
        share_of_all(say, shares["rainy"], band)
        for shares in (say.tree["shares_within_today"], best["shares_within"])
    ]
    before, after = (percent_text(share, say.lang, 0) for share in near)
    minutes = say.tree["bands_minutes"][band]
    said.append(say.word["nearer"].format(minutes=minutes, before=before, after=after))
    if today is not None:
        freed = today["van_days"] - best["van_days"]
        key = "frees" if freed >= 0 else "binds"
        said.append(say.word[key].format(days=say.number(abs(freed)), now=say.number(today["van_days"])))
    return said


def _proven(say: Speaker, best: Tree) -> list[str]:
    """Tell how far it is proven that no choice is better."""
    bounds = [row["bound_of_all_rupiah"] for row in say.tree["curve"]]
    if say.tree["method"] == "exact":
        return [say.word["method_exact"]]
    if None in bounds:
        return [say.word["method_no_bound"]]
    above = say.money(max(bounds) - best["value_rupiah"])
    if say.tree["choices"] == 1:
        return [say.word["method_no_choice"].format(above=above)]
    choices, planned = say.number(say.tree["choices"]), say.number(say.tree["planned"])
    said = [say.word["method_decomposition"].format(choices=choices, planned=planned, above=above)]
    fewest = say.tree["curve"][0]["number"]
    if [best["number"], fewest] in say.tree["proven"]["better_numbers"]:
        said.append(say.word["better_than_fewest"].format(fewest=say.sites_more(fewest)))
    return said


def _cut_short(say: Speaker) -> list[str]:
    """Tell which work a time limit or a person ended early."""
    if not say.tree["cut_short"]:
        return []
    parts = ", ".join(say.word[f"cut_{piece}"] for piece in say.tree["cut_short"])
    return [say.word[f"stopped_{say.tree['stopped_by']}"].format(parts=parts)]


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
    said = [word["lead"].format(ahead=say.money(lead), **names)]
    if is_proven_better(say, [*must, one["id"]], [*must, two["id"]]):
        said.append(word["lead_proven"])
    elif say.tree["method"] != "exact":
        said += [word["lead_open"], *([word["see_firm"]] if say.tree["firm"]["worlds"] else [])]
    held = {key: say.number(one[key], n) for key, n in HELD_DECIMALS.items()}
    said.append(word["held"].format(first=names["first"], **held))
    alone, joint = one["gain_without_visits_rupiah"], one["gain_with_visits_rupiah"]
    told = {"alone": say.money(alone), "joint": say.money(joint), "days": say.number(one["van_days_freed"])}
    said.append(word["substitute"].format(first=names["first"], **told))
    return [*said, word["replace"]] if joint < alone else said


def _limited(say: Speaker) -> list[str]:
    """Tell what budget and officers leave to choose from, where they take something away."""
    limits, word = say.tree["limits"], say.word
    if limits["sets_permitted"] >= limits["sets"]:
        return []
    told = {key: say.number(limits[key]) for key in ("sets", "sets_permitted")}
    said = [word["limited"].format(**told)]
    if limits["sets_permitted"] == 1:
        cheapest, fewest = say.money(limits["cheapest_rupiah"]), say.number(limits["fewest_officers"])
        said.append(word["none_fits"].format(cheapest=cheapest, fewest=fewest))
    return said


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
    return Section(word["ranking"], (said,), head=head, rows=rows, right=right, numbered=True)
