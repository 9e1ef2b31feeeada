"""What is proven of the order of sets of sites, with visits, told."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree


def proven(say: Speaker) -> Section:
    """Tell between which values the best sets lie, whose order is proven, and which are level."""
    word, found = say.word, say.tree["proven"]
    if not found["ranges"]:
        return Section(word["proven"])
    rows = tuple(
        (
            set_named(say, row),
            say.money(row["at_least_rupiah"]),
            DASH if row["at_most_rupiah"] is None else say.money(row["at_most_rupiah"]),
        )
        for row in found["ranges"]
    )
    told = {key: say.number(found[key]) for key in ("excluded", "sets")}
    said = [word["proven_words"], word["excluded"].format(**told)]
    for more, less in found["better_numbers"]:
        said.append(
            word["better_number" if less else "better_none"].format(
                more=say.sites_more(more), less=say.sites_more(less)
            )
        )
    named = [set_named(say, row) for row in found["ranges"]]
    points = [
        word["better"].format(better=named[a], worse=named[b])
        for a, b in found["better"]
        if len(found["ranges"][a]["sites"]) == len(found["ranges"][b]["sites"])
    ]
    if not points:
        said.append(word["no_order"])
    said += _level(say)
    head = (word["sites"], word["at_least"], word["bound"])
    return Section(word["proven"], tuple(said), tuple(points), head, rows, frozenset({1, 2}), folded=True)


def _level(say: Speaker) -> list[str]:
    """Tell for each number of sites which sets are practically level with the best."""
    word, best = say.word, {row["number"]: row for row in say.tree["curve"]}
    said = []
    for number, near in say.tree["level"]["of_a_number"].items():
        if near and int(number) in best:
            sets = "; ".join(set_named(say, each) for each in (best[int(number)], *near))
            said.append(word["level_number"].format(number=say.sites_more(int(number)), sets=sets))
    return [*said, word["level_words"]] if said else []


def set_named(say: Speaker, row: Tree) -> str:
    """Name a set of sites, and the counters that are given up with it."""
    closed = f" ({say.word['gives_up']}: {say.counters(row['closed'])})" if row["closed"] else ""
    return say.names(row["sites"]) + closed


def is_proven_better(say: Speaker, better: Sequence[str], worse: Sequence[str]) -> bool:
    """Tell whether a set of sites is proven better than another, whatever plans are still unknown."""
    found = say.tree["proven"]
    told = [None if row["closed"] else sorted(row["sites"]) for row in found["ranges"]]
    pairs = [(told[a], told[b]) for a, b in found["better"]]
    return (sorted(better), sorted(worse)) in pairs
