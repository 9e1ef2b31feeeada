"""The answer about fixed sites told in sections of sentences and tables, for terminal and page alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.scenario.fields import Scenario

MILLION = 1_000_000
DASH = "–"
Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """A part of the answer: a heading, sentences, points of a list, and a table.

    ``right`` numbers the columns that stand to the right.
    """

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: frozenset[int] = frozenset()


def sections(tree: Tree, scenario: Scenario, lang: Lang) -> list[Section]:
    """Tell the answer, the proposal first."""
    teller = _Teller(tree, scenario, lang)
    return [
        teller.proposal(),
        teller.curve(),
        teller.ranking(),
        teller.within(),
        teller.firm(),
        teller.runner_up(),
        teller.classic(),
    ]


def best_of(tree: Tree) -> Tree | None:
    """Give the row of the curve with the highest value; None where nothing could be planned."""
    rows = [row for row in tree["curve"] if row["value_rupiah"] is not None]
    return max(rows, key=lambda row: (row["value_rupiah"], -row["number"]), default=None)


class _Teller:
    def __init__(self, tree: Tree, scenario: Scenario, lang: Lang) -> None:
        self.tree, self.scenario, self.lang = tree, scenario, lang
        self.word = sites_words(lang)
        question = scenario.sites
        by_id = {} if question is None else question.by_id
        self._name = {name: scenario.places[item.place].name for name, item in by_id.items()}
        self._twice = {n for n in self._name.values() if list(self._name.values()).count(n) > 1}

    def name(self, site: str) -> str:
        """Name a site by its place; by its id as well where two candidates share the place."""
        place = self._name.get(site)
        if place is None:
            return self.scenario.places[site].name if site in self.scenario.places else site
        return f"{place} ({site})" if place in self._twice else place

    def names(self, sites: Sequence[str]) -> str:
        return ", ".join(self.name(site) for site in sites) or self.word["none"]

    def money(self, rupiah: float | None) -> str:
        if rupiah is None:
            return DASH
        unit = "juta" if self.lang == "id" else "million"
        text = number_text(abs(rupiah) / MILLION, self.lang, 1)
        return f"{'-' if rupiah < -0.05 * MILLION else ''}Rp{text} {unit}"

    def number(self, value: float | None, decimals: int = 0) -> str:
        return DASH if value is None else number_text(value, self.lang, decimals)

    def proposal(self) -> Section:
        """Tell what to open, how far that is proven, and what van and site do to each other."""
        word, best = self.word, best_of(self.tree)
        if best is None:
            return Section(word["proposal"], (word["no_plan"], word["estimates"]))
        months = self.number(self.tree["months"], 1)
        said = [word["open_none"]]
        if best["sites"]:
            cost = self.money(best["cost_rupiah"])
            gain = self.money(best["gain_rupiah"])
            sites = self.names(best["sites"])
            said = [word["open_best"].format(sites=sites, gain=gain, months=months, cost=cost)]
        bounds = [row["bound_of_all_rupiah"] for row in self.tree["curve"]]
        if self.tree["method"] == "exact" or None in bounds:
            said += [word["method_exact"]] if self.tree["method"] == "exact" else []
        else:
            above = self.money(max(bounds) - best["value_rupiah"])
            choices, planned = self.number(self.tree["choices"]), self.number(self.tree["planned"])
            said.append(word["method_decomposition"].format(choices=choices, planned=planned, above=above))
        ranked = [row for row in self.tree["ranking"] if row["gain_with_visits_rupiah"] is not None]
        if len(ranked) > 1:
            one, two = ranked[:2]
            ahead = self.money(one["gain_with_visits_rupiah"] - two["gain_with_visits_rupiah"])
            names = {"first": self.name(one["id"]), "second": self.name(two["id"])}
            said.append(word["lead"].format(ahead=ahead, **names))
            alone, joint = one["gain_without_visits_rupiah"], one["gain_with_visits_rupiah"]
            days = self.number(one["van_days_freed"])
            told = {"alone": self.money(alone), "joint": self.money(joint), "days": days}
            said.append(word["substitute"].format(first=names["first"], **told))
        return Section(word["proposal"], (*said, word["estimates"]))

    def curve(self) -> Section:
        """Tell the best choice for each number of sites."""
        word = self.word
        rows = tuple(
            (
                str(row["number"]),
                self.names(row["sites"]),
                self.money(row["gain_rupiah"]),
                self.money(row["bound_of_all_rupiah"] - today)
                if row["bound_of_all_rupiah"] is not None and today is not None
                else DASH,
                self.money(row["cost_rupiah"]),
                self.number(row["visits"]),
                self.number(row["van_days"]),
            )
            for row in self.tree["curve"]
            for today in (self.tree["curve"][0]["value_rupiah"],)
        )
        cost = "biaya" if self.lang == "id" else "cost"
        head = ("p", word["sites"], word["gain"], word["bound"], cost, word["visits"], word["van_days"])
        return Section(word["curve"], head=head, rows=rows, right=frozenset({2, 3, 4, 5, 6}))

    def ranking(self) -> Section:
        """Tell the candidates one by one."""
        word = self.word
        rows = tuple(
            (
                str(row["rank"]),
                self.name(row["id"]),
                row["kabupaten"],
                self.money(row["gain_without_visits_rupiah"]),
                self.money(row["gain_with_visits_rupiah"]),
                self.number(row["applicants"]),
                self.number(row["applicants_an_open_day"], 1),
                self.number(row["travel_spared_hours"]),
                DASH
                if row["cost_an_applicant_rupiah"] is None
                else rupiah_text(row["cost_an_applicant_rupiah"], self.lang),
                self.number(row["van_days_freed"]),
                self.number(row["break_even_applications_a_year"]),
            )
            for row in self.tree["ranking"]
        )
        keys = ("place", "kabupaten", "gain_alone", "gain_joint", "applicants", "a_day", "spared")
        more = ("cost_applicant", "freed", "break_even")
        head = ("#", *(word[key] for key in (*keys, *more)))
        return Section(word["ranking"], head=head, rows=rows, right=frozenset(range(3, 11)))

    def within(self) -> Section:
        """Tell the shares of people near a counter, today and with the best choices, in the rainy season."""
        word, bands = self.word, self.tree["bands_minutes"]
        curve = self.tree["curve"]
        head: tuple[str, ...] = (word["kabupaten"],)
        for row in curve:
            label = word["before"] if row["number"] == 0 else word["after"].format(p=row["number"])
            head = (*head, *(f"{label} ≤{band}" for band in bands))
        rows = tuple(
            (
                self.scenario.kabupaten[kabupaten].name,
                *(
                    percent_text(share, self.lang, 0)
                    for row in curve
                    for share in row["shares_within"]["rainy"][kabupaten]
                ),
            )
            for kabupaten in self.scenario.kabupaten
        )
        title = f"{word['within']} ({word['rainy']})"
        return Section(title, head=head, rows=rows, right=frozenset(range(1, len(head))))

    def firm(self) -> Section:
        """Tell how often candidates stay in the best choice."""
        word, firm = self.word, self.tree["firm"]
        if not firm["worlds"]:
            return Section(word["firm"])
        counts = sorted(firm["by_count"], key=int)
        inside = list(dict.fromkeys(site for count in counts for site in firm["by_count"][count]))
        rows = tuple(
            (
                self.name(site),
                *(percent_text(firm["by_count"][count].get(site, 0.0), self.lang, 0) for count in counts),
            )
            for site in inside
        )
        shares = [(n, share) for n, share in firm["number_of_sites"].items() if share]
        numbers = ", ".join(f"{n}: {percent_text(share, self.lang, 0)}" for n, share in shares)
        said = word["firm_words"].format(worlds=self.number(firm["worlds"]), short=self.number(firm["short"]))
        head = (word["place"], *(word["share"].format(p=count) for count in counts))
        right = frozenset(range(1, len(head)))
        return Section(
            word["firm"], (said, word["firm_number"].format(numbers=numbers)), (), head, rows, right
        )

    def runner_up(self) -> Section:
        """Tell what would have to be true for the second candidate to win."""
        word, found = self.word, self.tree["runner_up"]
        if found is None:
            return Section(word["runner_up"])
        names = {"first": self.name(found["first"]), "second": self.name(found["second"])}
        if found["ahead_rupiah"] < 0:
            said = word["ahead_already"].format(rupiah=self.money(-found["ahead_rupiah"]), **names)
            return Section(word["runner_up"], (said,))
        points = []
        if found["cheaper_a_month_rupiah"] > 0:
            points.append(word["cheaper"].format(rupiah=self.money(found["cheaper_a_month_rupiah"])))
        for change in found["changes"]:
            decimals = 0 if change["now"] >= 10 else 3 if change["what"] == "weight" else 2
            then, now = self.number(change["then"], decimals), self.number(change["now"], decimals)
            points.append(word[f"change_{change['what']}"].format(of=change["of"], then=then, now=now))
        if not found["changes"]:
            points.append(word["no_change"])
        return Section(word["runner_up"], (word["runner_words"].format(**names),), tuple(points))

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
        return Section(word["classic"], (word["classic_words"],), head=head, rows=tuple(rows))

    def _answer(self, found: Tree) -> tuple[str, str]:
        name = next(key for key in found if key in self.word and key != "sites")
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
