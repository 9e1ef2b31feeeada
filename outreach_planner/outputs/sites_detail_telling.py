"""What the proposal does site by site, and which candidates were considered at all, told."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.outputs.language import percent_text, rupiah_text
from outreach_planner.outputs.sites_proposal_telling import best_of
from outreach_planner.outputs.sites_reach_telling import share_of_all
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree

MOST_NAMED = 6
"""Candidates that are named of a list; all of them stand in the JSON."""


def brings(say: Speaker) -> Section:
    """Tell site by site what the proposal does for people."""
    word, best = say.word, best_of(say.tree)
    if best is None or not (best["sites"] or best["closed"]):
        return Section(word["brings"])
    beside, figures = best["beside_visits"], best["figures"]
    said = [_nearer(say, best), *_van_days(say, best)]
    if not figures:
        return Section(word["brings"], tuple(said), folded=True)
    if beside is not None:
        told = {"applicants": say.number(beside["applicants"])}
        key = "brought_applicants" if beside["travel_spared_hours"] is None else "brought"
        said.append(word[key].format(hours=say.number(beside["travel_spared_hours"]), **told))
    alone = sum(each["applicants"] for each in figures.values())
    said.append(word["brought_alone"].format(alone=say.number(alone)))
    rows = tuple(_row(say, site, figures[site]) for site in say.ranked(list(figures)))
    head = tuple(word[key] for key in ("place", "applicants", "a_day", "spared", "cost", "cost_applicant"))
    right = frozenset(range(1, len(head)))
    return Section(word["brings"], tuple(said), (), head, rows, right, folded=True)


def _nearer(say: Speaker, best: Tree) -> str:
    """Tell how many more people have a counter within the middle one of the bands."""
    band = len(say.tree["bands_minutes"]) // 2
    before, after = (
        percent_text(share_of_all(say, shares["rainy"], band), say.lang, 0)
        for shares in (say.tree["shares_within_today"], best["shares_within"])
    )
    return say.word["nearer"].format(minutes=say.tree["bands_minutes"][band], before=before, after=after)


def _van_days(say: Speaker, best: Tree) -> list[str]:
    """Tell how many days of the vans are free, or needed more."""
    today = say.tree["today"]
    if today is None:
        return []
    freed = today["van_days"] - best["van_days"]
    told = {"days": say.number(abs(freed)), "now": say.number(today["van_days"])}
    return [say.word["frees" if freed >= 0 else "binds"].format(**told)]


def _row(say: Speaker, site: str, figures: Tree) -> tuple[str, ...]:
    people, cost = figures["applicants"], figures["cost_rupiah"]
    return (
        say.name(site),
        say.number(people),
        say.number(figures["applicants_an_open_day"], 1),
        say.number(figures["travel_spared_hours"]),
        say.money(cost),
        rupiah_text(cost / people, say.lang) if people >= 1 else DASH,
    )


def considered(say: Speaker) -> Section:
    """Tell how many candidates there were, which follow those listed, and which places were left out."""
    word, found = say.word, say.tree["considered"]
    listed, beyond = len(say.tree["ranking"]), [row["id"] for row in found["beyond"]]
    said, is_cut = [], False
    if beyond:
        count = say.number(say.tree["candidates"])
        names, is_cut = _first_names(say, beyond)
        said.append(word["considered_all"].format(count=count, listed=say.number(listed)))
        said.append(word["considered_beyond"].format(names=names))
    groups = [("not_permitted", found["not_permitted"])]
    for why in ("no_road", "counter"):
        some = [each["id"] for each in found["left_out"] if each["why"] == why]
        groups.append((f"left_out_{why}", some))
    for key, sites in groups:
        if sites:
            names, more = _first_names(say, sites)
            said.append(word[key].format(count=say.number(len(sites)), names=names))
            is_cut = is_cut or more
    return Section(word["considered"], (*said, *([word["all_in_json"]] if is_cut else ())), folded=True)


def _first_names(say: Speaker, sites: Sequence[str]) -> tuple[str, bool]:
    """Name the first few of some sites, and tell whether there are more."""
    names = ", ".join(say.name(site) for site in sites[:MOST_NAMED])
    more = len(sites) - MOST_NAMED
    if more <= 0:
        return names, False
    return say.word["and_more"].format(names=names, more=say.number(more)), True
