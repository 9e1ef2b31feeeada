"""The answers of the classic location questions, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree

FIGURES = ("mean_minutes", "farthest_minutes", "share_covered", "sites_beside_today", "rupiah_a_year")
"""What the questions' answers are told in, one of them each."""


class ClassicTeller(Speaker):
    """Tells p-median, p-center, covering and the capacitated question, by season."""

    def classic(self) -> Section:
        """Tell the classic questions' answers."""
        word, rows = self.word, []
        for season in ("dry", "rainy"):
            answers = self.tree["classic"][season]
            for p in sorted((key for key in answers if key.isdigit()), key=int):
                for kind in ("p_median", "p_center", "mclp"):
                    rows.append((word[season], word[kind].format(p=p), *self._answer(answers[p][kind])))
            rows += [
                (word[season], word[kind], *self._answer(answers[kind])) for kind in ("lscp", "capacitated")
            ]
        head = (word["season"], word["question"], word["sites"], word["answer"])
        question = self.scenario.sites
        within = "" if question is None else self.number(question.coverage_minutes)
        beyond = [
            self.number(self.tree["classic"][season]["lscp"]["people_a_year_out_of_reach"])
            for season in ("dry", "rainy")
        ]
        said = word["covering_words"].format(minutes=within, dry=beyond[0], rainy=beyond[1])
        return Section(word["classic"], (word["classic_words"], said), head=head, rows=tuple(rows))

    def _answer(self, found: Tree) -> tuple[str, str]:
        name = next(key for key in FIGURES if key in found)
        value = found[name]
        if value is None:
            return self.names(found["sites"]), self.word["nothing_possible"]
        text = self.number(value, 1)
        if name == "share_covered":
            text = percent_text(value, self.lang, 1)
        elif name == "rupiah_a_year":
            text = self.money(value)
        elif name == "sites_beside_today":
            text = self.number(value)
        return self.names(found["sites"]), self.word[name].format(value=text)
