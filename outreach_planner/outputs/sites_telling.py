"""The answer about fixed sites told in sections of sentences and tables, for terminal and page alike."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, percent_text, rupiah_text
from outreach_planner.outputs.sites_classic_telling import classic
from outreach_planner.outputs.sites_firm_telling import firm, runner_up
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree
from outreach_planner.scenario.fields import Scenario

HELD_DECIMALS = {"applicants_an_open_day": 1, "holds_an_open_day": 0}


def sections(tree: Tree, scenario: Scenario, lang: Lang) -> list[Section]:
    """Tell the answer, the proposal first."""
    say = Speaker(tree, scenario, lang)
    told = (_proposal, _curve, _ranking, _within, firm, runner_up, classic)
    return [section(say) for section in told]


def best_of(tree: Tree) -> Tree | None:
    """Give the row of the curve with the highest value; None where nothing could be planned."""
    rows = [row for row in tree["curve"] if row["value_rupiah"] is not None]
    return max(rows, key=lambda row: (row["value_rupiah"], -row["number"]), default=None)


def _proposal(say: Speaker) -> Section:
    """Tell what to open, how far that is proven, and what van and site do to each other."""
    word, best = say.word, best_of(say.tree)
    if best is None:
        return Section(word["proposal"], (word["no_plan"], word["estimates"]))
    months = say.number(say.tree["months"], 1)
    limits = say.tree["limits"]
    said = [word["open_none" if limits["sets_permitted"] > 1 else "none_left"]]
    if best["closed"] and best["sites"] == limits["must_open"]:
        said = []
    elif best["sites"] and best["sites"] == limits["must_open"]:
        said = [word["open_must"].format(sites=say.names(best["sites"]))]
    elif best["sites"]:
        cost = say.money(best["cost_rupiah"])
        gain = say.money(best["gain_rupiah"])
        sites = say.names(best["sites"])
        said = [word["open_best"].format(sites=sites, gain=gain, months=months, cost=cost)]
        if limits["must_open"]:
            said.append(word["must_told"].format(sites=say.names(limits["must_open"])))
    if best["closed"]:
        gain = say.money(best["gain_rupiah"])
        said.append(word["closes"].format(counters=say.counters(best["closed"]), gain=gain))
    said += _limited(say)
    bounds = [row["bound_of_all_rupiah"] for row in say.tree["curve"]]
    if say.tree["method"] == "exact":
        said.append(word["method_exact"])
    elif None not in bounds:
        above = say.money(max(bounds) - best["value_rupiah"])
        choices, planned = say.number(say.tree["choices"]), say.number(say.tree["planned"])
        said.append(word["method_decomposition"].format(choices=choices, planned=planned, above=above))
    ranked = [row for row in say.tree["ranking"] if row["gain_with_visits_rupiah"] is not None]
    if len(ranked) > 1:
        one, two = ranked[:2]
        lead = one["gain_with_visits_rupiah"] - two["gain_with_visits_rupiah"]
        names = {"first": say.name(one["id"]), "second": say.name(two["id"])}
        said.append(word["lead"].format(ahead=say.money(lead), **names))
        if say.tree["method"] != "exact":
            said.append(word["lead_open"])
        held = {key: say.number(one[key], n) for key, n in HELD_DECIMALS.items()}
        said.append(word["held"].format(first=names["first"], **held))
        alone, joint = one["gain_without_visits_rupiah"], one["gain_with_visits_rupiah"]
        days = say.number(one["van_days_freed"])
        told = {"alone": say.money(alone), "joint": say.money(joint), "days": days}
        said.append(word["substitute"].format(first=names["first"], **told))
        said += [word["replace"]] if joint < alone else []
    return Section(word["proposal"], (*said, word["estimates"]))


def _limited(say: Speaker) -> list[str]:
    """Tell what budget and officers leave to choose from, where they take something away."""
    limits, word = say.tree["limits"], say.word
    if limits["sets_permitted"] >= limits["sets"]:
        return []
    told = {key: say.number(limits[key]) for key in ("sets", "sets_permitted")}
    said = [word["limited"].format(**told)]
    if limits["sets_permitted"] == 1:
        said.append(word["none_fits"].format(cheapest=say.money(limits["cheapest_rupiah"])))
    return said


def _curve(say: Speaker) -> Section:
    """Tell the best choice for each number of sites; gains count from what must open, and no more."""
    word, today = say.word, say.tree["today"]
    rows = tuple(
        (
            str(row["number"]),
            say.chosen(row),
            say.money(row["gain_rupiah"]),
            say.money(row["bound_of_all_rupiah"] - today["value_rupiah"])
            if row["bound_of_all_rupiah"] is not None and today is not None
            else DASH,
            say.money(row["cost_rupiah"]),
            say.number(row["visits"]),
            say.number(row["van_days"]),
        )
        for row in say.tree["curve"]
    )
    keys = ("sites", "gain", "bound", "cost", "visits", "van_days")
    head = ("p", *(word[key] for key in keys))
    return Section(
        word["curve"], (word["curve_words"],), head=head, rows=rows, right=frozenset({2, 3, 4, 5, 6})
    )


def _ranking(say: Speaker) -> Section:
    """Tell the candidates one by one."""
    word = say.word
    rows = tuple(
        (
            str(row["rank"]),
            say.name(row["id"]),
            row["kabupaten"],
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
    return Section(word["ranking"], (said,), head=head, rows=rows, right=frozenset(range(3, 11)))


def _within(say: Speaker) -> Section:
    """Tell the shares of people near a counter, today and with the best choices, in the rainy season."""
    word, bands = say.word, say.tree["bands_minutes"]
    curve = say.tree["curve"]
    head: tuple[str, ...] = (word["kabupaten"],)
    for row in curve:
        label = word["before"] if row["number"] == 0 else word["after"].format(p=row["number"])
        head = (*head, *(f"{label} ≤{band}" for band in bands))
    rows = tuple(
        (
            say.scenario.kabupaten[kabupaten].name,
            *(
                percent_text(share, say.lang, 0)
                for row in curve
                for share in row["shares_within"]["rainy"][kabupaten]
            ),
        )
        for kabupaten in say.scenario.kabupaten
    )
    title = f"{word['within']} ({word['rainy']})"
    return Section(title, head=head, rows=rows, right=frozenset(range(1, len(head))))
