"""How firm the answer about fixed sites is, and when the runner-up wins, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree


def firm(say: Speaker) -> Section:
    """Tell how often candidates stay in the best choice."""
    word, found = say.word, say.tree["firm"]
    if not found["worlds"]:
        return Section(word["firm"])
    counts = sorted(found["by_count"], key=int)
    shares = {
        site: tuple(found["by_count"][each].get(site, 0.0) for each in counts)
        for count in counts
        for site in found["by_count"][count]
    }
    rows = tuple(
        (
            say.name(site),
            *(percent_text(share, say.lang, 0) for share in shares[site]),
        )
        for site in sorted(shares, key=lambda site: (tuple(-share for share in shares[site]), site))
    )
    often = [(n, share) for n, share in found["number_of_sites"].items() if share]
    numbers = ", ".join(f"{n}: {percent_text(share, say.lang, 0)}" for n, share in often)
    said = word["firm_words"].format(worlds=say.number(found["worlds"]), short=say.number(found["short"]))
    head = (word["place"], *(say.sites_more(int(count)) for count in counts))
    right = frozenset(range(1, len(head)))
    return Section(word["firm"], (said, word["firm_number"].format(numbers=numbers)), (), head, rows, right)


def runner_up(say: Speaker) -> Section:
    """Tell what would have to be true for the second candidate to win."""
    word, found = say.word, say.tree["runner_up"]
    if found is None:
        return Section(word["runner_up"])
    names = {"first": say.name(found["first"]), "second": say.name(found["second"])}
    if found["ahead_rupiah"] < 0:
        said = word["ahead_already"].format(rupiah=say.money(-found["ahead_rupiah"]), **names)
        return Section(word["runner_up"], (said,))
    points = []
    if found["cheaper_a_month_rupiah"] > 0:
        points.append(word["cheaper"].format(rupiah=say.money(found["cheaper_a_month_rupiah"])))
    for change in found["changes"]:
        decimals = 0 if change["now"] >= 10 else 3 if change["what"] == "weight" else 2
        then, now = say.number(change["then"], decimals), say.number(change["now"], decimals)
        point = word[f"change_{change['what']}"].format(of=change["of"], then=then, now=now)
        points.append(f"{point} ({_in_range(say, change, decimals)})")
    if not found["changes"]:
        points.append(word["no_change"])
    return Section(word["runner_up"], (word["runner_words"].format(**names),), tuple(points))


def _in_range(say: Speaker, change: Tree, decimals: int) -> str:
    """Tell whether a figure would have to leave the range stated for it."""
    if change["range"] is None:
        return say.word["no_range"]
    low, high = change["range"]
    told = {"low": say.number(low, decimals), "high": say.number(high, decimals)}
    return say.word["inside" if low <= change["then"] <= high else "outside"].format(**told)
