"""How firm the answer about fixed sites is, and when the runner-up wins, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree


def firm(say: Speaker) -> Section:
    """Tell how often candidates stay in the best choice, without visits and with those of the plans found."""
    word, found = say.word, say.tree["firm"]
    if not found["worlds"]:
        return Section(word["firm"])
    visited = found["with_visits"]
    columns = [(say.sites_more(int(n)), found["by_count"][n]) for n in _counts(found)]
    said = [word["firm_words"].format(worlds=say.number(found["worlds"]), short=say.number(found["short"]))]
    said.append(word["firm_number"].format(numbers=_numbers(say, found)))
    if visited["worlds"]:
        for n in _counts(visited):
            column = word["and_visits"].format(column=say.sites_more(int(n)))
            columns.append((column, visited["by_count"][n]))
        said.append(word["firm_visits"].format(sets=say.number(visited["sets"])))
        if visited["worlds"] < found["worlds"]:
            said.append(word["firm_fewer"].format(worlds=say.number(visited["worlds"])))
        said.append(word["number_visits"].format(numbers=_numbers(say, visited)))
    inside = {
        site: tuple(of.get(site, 0.0) for _, of in columns) for _, by_site in columns for site in by_site
    }
    rows = tuple(
        (say.name(site), *(percent_text(share, say.lang, 0) for share in inside[site]))
        for site in sorted(inside, key=lambda site: (tuple(-share for share in inside[site]), site))
    )
    head = (word["place"], *(name for name, _ in columns))
    return Section(word["firm"], tuple(said), (), head, rows, frozenset(range(1, len(head))))


def _counts(found: Tree) -> list[str]:
    return sorted(found["by_count"], key=int)


def _numbers(say: Speaker, found: Tree) -> str:
    """Tell how often each number of sites was the best."""
    often = [(n, share) for n, share in found["number_of_sites"].items() if share]
    return ", ".join(f"{n}: {percent_text(share, say.lang, 0)}" for n, share in often)


def runner_up(say: Speaker) -> Section:
    """Tell what would have to be true for the second candidate to win, without visits."""
    found = say.tree["runner_up"]
    if found is None:
        return Section(say.word["runner_up"])
    return _overtaking(say, found, found, ("runner_up", "ahead_already", "runner_words"))


def runner_up_with_visits(say: Speaker) -> Section:
    """Tell the same with the visits of both plans found, where they are known."""
    found = say.tree["runner_up"] or {}
    visited = found.get("with_visits")
    if visited is None:
        return Section(say.word["runner_up_visits"])
    return _overtaking(say, found, visited, ("runner_up_visits", "ahead_visits", "runner_words_visits"))


def _overtaking(say: Speaker, pair: Tree, found: Tree, words: tuple[str, str, str]) -> Section:
    """Tell which changes let the second of a pair win; ``words`` name title, "already ahead" and opening."""
    title, already, opening = (say.word[key] for key in words)
    names = {"first": say.name(pair["first"]), "second": say.name(pair["second"])}
    if found["ahead_rupiah"] < 0:
        return Section(title, (already.format(rupiah=say.money(-found["ahead_rupiah"]), **names),))
    points = []
    if found["cheaper_a_month_rupiah"] > 0:
        points.append(say.word["cheaper"].format(rupiah=say.money(found["cheaper_a_month_rupiah"])))
    for change in found["changes"]:
        decimals = 0 if change["now"] >= 10 else 3 if change["what"] == "weight" else 2
        then, now = say.number(change["then"], decimals), say.number(change["now"], decimals)
        point = say.word[f"change_{change['what']}"].format(of=change["of"], then=then, now=now)
        points.append(f"{point} ({_in_range(say, change, decimals)})")
    if not found["changes"]:
        points.append(say.word["no_change"])
    return Section(title, (opening.format(**names),), tuple(points))


def _in_range(say: Speaker, change: Tree, decimals: int) -> str:
    """Tell whether a figure would have to leave the range stated for it."""
    if change["range"] is None:
        return say.word["no_range"]
    low, high = change["range"]
    told = {"low": say.number(low, decimals), "high": say.number(high, decimals)}
    return say.word["inside" if low <= change["then"] <= high else "outside"].format(**told)
