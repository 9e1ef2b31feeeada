"""The answers of the classic location questions, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree

FIGURES = ("mean_minutes", "farthest_minutes", "share_covered", "sites_beside_today", "rupiah_a_year")
"""What the questions' answers are told in, one of them each."""


def classic(say: Speaker) -> Section:
    """Tell the classic questions' answers."""
    word, rows = say.word, []
    for season in ("dry", "rainy"):
        answers = say.tree["classic"][season]
        for p in sorted((key for key in answers if key.isdigit()), key=int):
            for kind in ("p_median", "p_center", "mclp"):
                rows.append((word[season], word[kind].format(p=p), *_answer(say, answers[p][kind])))
        rows += [(word[season], word[kind], *_answer(say, answers[kind])) for kind in ("lscp", "capacitated")]
    head = (word["season"], word["question"], word["sites"], word["answer"])
    question = say.scenario.sites
    within = "" if question is None else say.number(question.coverage_minutes)
    beyond = [
        say.number(say.tree["classic"][season]["lscp"]["people_a_year_out_of_reach"])
        for season in ("dry", "rainy")
    ]
    said = word["covering_words"].format(minutes=within, dry=beyond[0], rainy=beyond[1])
    return Section(word["classic"], (word["classic_words"], said), head=head, rows=tuple(rows))


def _answer(say: Speaker, found: Tree) -> tuple[str, str]:
    name = next(key for key in FIGURES if key in found)
    value = found[name]
    if value is None:
        return say.names(found["sites"]), say.word["nothing_possible"]
    text = say.number(value, 1)
    if name == "share_covered":
        text = percent_text(value, say.lang, 1)
    elif name == "rupiah_a_year":
        text = say.money(value)
    elif name == "sites_beside_today":
        text = say.number(value)
    return say.names(found["sites"]), say.word[name].format(value=text)
