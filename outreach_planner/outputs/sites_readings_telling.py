"""The answer in other readings of the data, told."""

from __future__ import annotations

from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree

ESTIMATES = ("estimate", "memory")


def readings(say: Speaker) -> Section:
    """Tell who leads in each reading, and where the first candidate of the answer stands."""
    word, found = say.word, say.tree["readings"]
    if not found or not say.tree["ranking"]:
        return Section(word["readings"])
    first = say.tree["ranking"][0]["id"]
    ranks = [_rank(each, first) for each in found]
    number = str(max(row["number"] for row in say.tree["curve"])) if say.tree["curve"] else "0"
    rows = tuple(
        (
            _name(say, reading),
            *(_single(say, reading, place) for place in (0, 1)),
            DASH if rank is None else str(rank),
            _best(say, reading, "best", number),
            _best(say, reading, "best_with_visits", number),
        )
        for reading, rank in zip(found, ranks, strict=True)
    )
    told = {"first": say.name(first), "times": sum(rank == 1 for rank in ranks), "all": len(found)}
    head = (
        word["reading"],
        word["first_single"],
        word["second_single"],
        word["rank_of"].format(first=say.name(first)),
        word["best_set"].format(number=number),
        word["best_set_visits"].format(number=number),
    )
    left = len(say.scenario.sites.readings) + 1 - len(found) if say.scenario.sites else 0
    missing = [word["readings_left"].format(left=say.number(left))] if left > 0 else []
    said = (word["readings_words"].format(**told), *missing, word["readings_held"])
    sources = tuple(f"{_name(say, each)}: {_source(say, each)}" for each in found if each.get("source"))
    return Section(word["readings"], said, sources, head, rows)


def _name(say: Speaker, reading: Tree) -> str:
    """Name a reading; an estimate is marked as one."""
    if not reading["name"]:
        return say.word["as_written"]
    name = str(reading["name_en"] if say.lang == "en" else reading["name"])
    return f"{name} ({say.word['estimated']})" if reading["confidence"] in ESTIMATES else name


def _source(say: Speaker, reading: Tree) -> str:
    """Give a reading's source in the language asked for."""
    return str((say.lang == "en" and reading.get("source_en")) or reading["source"])


def _rank(reading: Tree, site: str) -> int | None:
    return next((row["rank"] for row in reading["ranking"] if row["id"] == site), None)


def _single(say: Speaker, reading: Tree, place: int) -> str:
    if place >= len(reading["ranking"]):
        return DASH
    row = reading["ranking"][place]
    return f"{say.name(row['id'])}: {say.money(row['gain_rupiah'])}"


def _best(say: Speaker, reading: Tree, key: str, number: str) -> str:
    best = reading[key].get(number)
    return DASH if best is None else f"{say.names(best['sites'])}: {say.money(best['gain_rupiah'])}"
