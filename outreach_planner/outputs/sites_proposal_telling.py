"""The proposal in a few sentences: what to open, what it brings, how certain that is, and what is level."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text, rupiah_text
from outreach_planner.outputs.sites_proven_telling import is_proven_better, set_named
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree
from outreach_planner.outputs.sites_worked_telling import limited

FEWEST = 2
"""With fewer candidates nobody leads."""
MOST_LEVEL = 3
"""Sets told by name that are level with the proposal."""
LEAST_TOLD_RUPIAH = 50_000
"""Less is nothing in tenths of a million."""
SEARCHES = frozenset({"plan", "singles", "sets", "again"})
"""Pieces of work that find plans; where one is cut short, the search was thin."""


def best_of(tree: Tree) -> Tree | None:
    """Give the row of the curve with the highest value; None where nothing could be planned."""
    rows = [row for row in tree["curve"] if row["value_rupiah"] is not None]
    return max(rows, key=lambda row: (row["value_rupiah"], -row["number"]), default=None)


def proposal(say: Speaker) -> Section:
    """Tell the answer as a head of office wants it; everything else is told further down."""
    word, best = say.word, best_of(say.tree)
    if best is None:
        return Section(word["proposal"], (word["no_plan"],), note=word["estimates"])
    opened = [*_opened(say, best), *_no_choice(say)]
    lines = [[opened[0]], [*opened[1:], *_brought(say, best)], _certain(say, best), _level(say, best)]
    said = tuple(" ".join(line) for line in lines if line)
    return Section(word["proposal"], said, note=word["estimates"])


def _opened(say: Speaker, best: Tree) -> list[str]:
    """Tell which sites open and which counters are given up, and what that gains."""
    word, limits = say.word, say.tree["limits"]
    gain = say.money(best["gain_rupiah"])
    said = [word["open_none" if limits["sets_permitted"] > 1 else "none_left"]]
    if best["closed"] and best["sites"] == limits["must_open"]:
        said = []
    elif best["sites"] and best["sites"] == limits["must_open"]:
        said = [word["open_must"].format(sites=say.full_names(best["sites"]))]
    elif best["sites"]:
        saving = best["cost_rupiah"] < 0
        told = {"cost": say.money(best["cost_rupiah"]), "saving": say.money(-best["cost_rupiah"])}
        gains = word["gains_saving" if saving else "gains"].format(gain=gain, period=say.period, **told)
        said = [word["open_best"].format(sites=say.full_names(best["sites"])), gains]
        if limits["must_open"]:
            said.append(word["must_told"].format(sites=say.names(limits["must_open"])))
        if best["number"] == limits["at_most"] < say.tree["candidates"]:
            said.append(word["at_the_limit"].format(most=say.sites_more(limits["at_most"])))
    if best["closed"]:
        key = "closes" if not said else "closes_too"
        told = {"counters": say.counters(best["closed"]), "gain": gain, "period": say.period}
        said.append(word[key].format(**told))
    return said


def _no_choice(say: Speaker) -> list[str]:
    """Tell that budget and officers leave nothing to choose, where that is the reason."""
    return limited(say) if say.tree["limits"]["sets_permitted"] == 1 else []


def _brought(say: Speaker, best: Tree) -> list[str]:
    """Tell how many people come to the new sites, and what that costs each."""
    beside = best["beside_visits"]
    if beside is None or not best["sites"]:
        return []
    applicants = beside["applicants"]
    each = rupiah_text(_cost(best) / applicants, say.lang) if applicants >= 1 else DASH
    return [say.word["serves"].format(applicants=say.number(applicants), cost=each)]


def _cost(best: Tree) -> float:
    """Sum up what the sites of a choice cost in the period; what closings save is another matter."""
    return float(sum(each["cost_rupiah"] for each in best["figures"].values()))


def _certain(say: Speaker, best: Tree) -> list[str]:
    """Tell how far it is proven that no choice is better, and how firm the sites are."""
    word, tree = say.word, say.tree
    bounds = [row["bound_of_all_rupiah"] for row in tree["curve"]]
    if tree["method"] == "exact":
        said = [word["certain_exact"]]
    elif None in bounds:
        said = [word["method_no_bound"]]
    else:
        above = say.money(max(bounds) - best["value_rupiah"])
        said = [word["method_no_choice" if tree["choices"] == 1 else "certain_bound"].format(above=above)]
        fewest = tree["curve"][0]["number"]
        if [best["number"], fewest] in tree["proven"]["better_numbers"]:
            known = word["better_than_fewest" if fewest else "better_than_none"]
            said.append(known.format(fewest=say.sites_more(fewest)))
        elif best["number"] > fewest == 0:
            said.append(word["certain_not_even"])
    if SEARCHES & set(tree["cut_short"]):
        said.append(word["certain_cut"])
    return [*said, *_stays(say, best)]


def _stays(say: Speaker, best: Tree) -> list[str]:
    """Tell how often each site stays in the best set of as many, with visits where that is known."""
    firm, number = say.tree["firm"], str(best["number"])
    found = firm["with_visits"] if firm["with_visits"]["worlds"] else firm
    shares = found["by_count"].get(number)
    if not best["sites"] or not found["worlds"] or shares is None:
        return []
    told = ", ".join(
        f"{say.name(site)} {percent_text(shares.get(site, 0.0), say.lang, 0)}"
        for site in say.ranked(best["sites"])
    )
    worlds = say.number(found["worlds"])
    key = "stays_alone" if best["number"] == 1 else "stays"
    return [say.word[key].format(worlds=worlds, sites=say.sites_more(best["number"]), shares=told)]


def _level(say: Speaker, best: Tree) -> list[str]:
    """Tell which sets are practically level with the proposal, and who leads as a single site."""
    word, level = say.word, say.tree["level"]
    said = []
    if level["sets"]:
        some = "; ".join(behind(say, each) for each in level["sets"][:MOST_LEVEL])
        more = len(level["sets"]) - MOST_LEVEL
        sets = word["and_more"].format(names=some, more=say.number(more)) if more > 0 else some
        said.append(word["level"].format(apart=say.money(level["at_most_rupiah"]), sets=sets))
        if say.tree["method"] != "exact":
            said.append(word["level_turns"])
    if len(best["sites"]) > len(say.tree["limits"]["must_open"]):
        said += _single(say)
    return said


def _single(say: Speaker) -> list[str]:
    """Tell which candidate leads alone, or that several are level."""
    word = say.word
    ranked = [row for row in say.tree["ranking"] if row["gain_with_visits_rupiah"] is not None]
    if len(ranked) < FEWEST:
        return []
    one, two = ranked[:2]
    must, near = say.tree["limits"]["must_open"], level_with_first(say)
    if near:
        return [word["level_single"].format(sites=say.listed([one["id"], *near]))]
    proven = say.tree["method"] == "exact" or is_proven_better(say, [*must, one["id"]], [*must, two["id"]])
    told = {
        "first": say.name(one["id"]),
        "second": say.name(two["id"]),
        "ahead": say.money(one["gain_with_visits_rupiah"] - two["gain_with_visits_rupiah"]),
        "proven": word["order_proven" if proven else "order_open"],
    }
    return [word["single_first"].format(**told)]


def level_with_first(say: Speaker) -> list[str]:
    """Name the candidates that are practically level with the first as a single site."""
    must = say.tree["limits"]["must_open"]
    near = say.tree["level"]["of_a_number"].get(str(len(must) + 1), [])
    alone = [set(each["sites"]) - set(must) for each in near if not each["closed"]]
    return [site for sites in alone for site in sorted(sites)]


def behind(say: Speaker, each: Tree) -> str:
    """Name a set with what it is worth less than the best, as far as that can be seen."""
    if each["less_rupiah"] < LEAST_TOLD_RUPIAH:
        return set_named(say, each)
    return say.word["behind"].format(set=set_named(say, each), less=say.money(each["less_rupiah"]))
