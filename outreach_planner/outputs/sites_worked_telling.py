"""How the answer about fixed sites was worked out: the method, what was cut short, what limits left, told."""

from __future__ import annotations

from outreach_planner.outputs.sites_speaker import Section, Speaker


def worked(say: Speaker) -> Section:
    """Tell how the answer was found and how far that proves it."""
    said = (*_method(say), *_searched(say), *_cut_short(say), *limited(say))
    return Section(say.word["worked"], said, folded=True)


def _method(say: Speaker) -> list[str]:
    """Tell by which method the answer was found, and how far that proves it."""
    rows = [row for row in say.tree["curve"] if row["value_rupiah"] is not None]
    bounds = [row["bound_of_all_rupiah"] for row in say.tree["curve"]]
    if say.tree["method"] == "exact":
        return [say.word["method_exact"]]
    if None in bounds or not rows:
        return [say.word["method_no_bound"]]
    above = say.money(max(bounds) - max(row["value_rupiah"] for row in rows))
    if say.tree["choices"] == 1:
        return [say.word["method_no_choice"].format(above=above)]
    choices, planned = say.number(say.tree["choices"]), say.number(say.tree["planned"])
    return [say.word["method_decomposition"].format(choices=choices, planned=planned, above=above)]


def _searched(say: Speaker) -> list[str]:
    """Tell how far apart searches end, and whether searching again still changed the best sets."""
    if say.tree["method"] == "exact" or say.tree["choices"] == 1:
        return []
    spread = say.tree["search_spread_rupiah"]
    said = [] if spread is None else [say.word["spread"].format(spread=say.money(spread))]
    return [*said, say.word["settled" if say.tree["search_settled"] else "unsettled"]]


def _cut_short(say: Speaker) -> list[str]:
    """Tell which work a time limit or a person ended early."""
    if not say.tree["cut_short"]:
        return []
    parts = ", ".join(say.word[f"cut_{piece}"] for piece in say.tree["cut_short"])
    return [say.word[f"stopped_{say.tree['stopped_by']}"].format(parts=parts)]


def limited(say: Speaker) -> list[str]:
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
