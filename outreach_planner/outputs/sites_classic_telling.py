"""The answers of the classic location questions, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_reach_telling import SEASONS
from outreach_planner.outputs.sites_speaker import DASH, Section, Speaker, Tree

FIGURES = ("mean_minutes", "farthest_minutes", "share_covered", "sites_beside_today", "rupiah_a_year")
"""What the questions' answers are told in, one of them each."""
BY_NUMBER, ONCE = ("p_median", "p_center", "mclp"), ("lscp", "capacitated")


def classic(say: Speaker) -> Section:
    """Tell the classic questions' answers, both seasons side by side."""
    word, tree = say.word, say.tree["classic"]
    numbers = sorted((key for key in tree[SEASONS[0]] if key.isdigit()), key=int)
    rows = [
        (word[kind].format(p=p), *(_answer(say, tree[season][p][kind]) for season in SEASONS))
        for kind in BY_NUMBER
        for p in numbers
    ]
    rows += [(word[kind], *(_answer(say, tree[season][kind]) for season in SEASONS)) for kind in ONCE]
    head = (word["question"], *(word[f"{season}_season"] for season in SEASONS))
    return Section(word["classic"], _said(say), head=head, rows=tuple(rows), folded=True)


def _said(say: Speaker) -> tuple[str, ...]:
    """Tell what the questions count, and whom they leave out."""
    word, tree, question = say.word, say.tree["classic"], say.scenario.sites
    answers = [
        each
        for season in SEASONS
        for key, found in tree[season].items()
        if isinstance(found, dict)
        for each in (found.values() if key.isdigit() else [found])
    ]
    beyond = {season: say.number(tree[season]["lscp"]["people_a_year_out_of_reach"]) for season in SEASONS}
    minutes = DASH if question is None else say.number(question.coverage_minutes)
    said = [word["classic_words"], word["classic_leaves_out"]]
    said.append(word["all_exact" if all(each["proven"] for each in answers) else "not_all_exact"])
    said.append(word["covering_words"].format(minutes=minutes, **beyond))
    if any(tree[season]["unreached_people_a_year"] >= 0.5 for season in SEASONS):
        cut_off = {season: say.number(tree[season]["unreached_people_a_year"]) for season in SEASONS}
        said.append(word["cut_off"].format(**cut_off))
    return tuple(said)


def _answer(say: Speaker, found: Tree) -> str:
    """Tell an answer's figure and its sites."""
    name = next(key for key in FIGURES if key in found)
    value = found[name]
    if value is None:
        return say.word["nothing_possible"]
    text = say.number(value, 0 if name == "sites_beside_today" else 1)
    if name == "share_covered":
        text = percent_text(value, say.lang, 1)
    elif name == "rupiah_a_year":
        text = say.money(value)
    key = "one_site_beside" if name == "sites_beside_today" and value == 1 else name
    told = say.word[key].format(value=text)
    return f"{say.names(found['sites'])}: {told}{'' if found['proven'] else say.word['unproven']}"
