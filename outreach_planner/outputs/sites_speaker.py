"""How the answer about fixed sites names places and says figures, and what a section of it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.outputs.language import DAY_NAMES, Lang, number_text
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.outputs.telling import clean, short_kabupaten_name
from outreach_planner.scenario.base import WEEKDAYS, Weekday
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.site_fields import Candidate, SiteTerms

MILLION = 1_000_000
DASH = "–"
MONTH_DAYS = 365 / 12
WHOLE_MONTHS = 0.06
"""Horizons this near to whole months are told as these."""
Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """A part of the answer: a heading, sentences, points of a list, and a table.

    ``right`` numbers the columns that stand to the right; a page opens a ``folded`` one at its title.
    The rows of a ``numbered`` table begin with a number. ``note`` is what holds for all of it.
    """

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: frozenset[int] = frozenset()
    folded: bool = False
    numbered: bool = False
    note: str = ""


class Speaker:
    """Says names, money and numbers of an answer in a language."""

    def __init__(self, tree: Tree, scenario: Scenario, lang: Lang) -> None:
        self.tree, self.scenario, self.lang = tree, scenario, lang
        self.word = sites_words(lang)
        question = scenario.sites
        by_id = {} if question is None else question.by_id
        kinds = () if question is None else question.kinds
        self._where = {name: item.place for name, item in by_id.items()}
        self._own = {name: clean(item.name) for name, item in by_id.items() if item.name.strip()}
        candidates = set(self._where.values()) or {
            name for name, place in scenario.places.items() if place.kind in kinds
        }
        shortest = [self._town(place) or scenario.places[place].name for place in candidates]
        self._ambiguous = {name for name in shortest if shortest.count(name) > 1}
        self._apart = {name: self._told_apart(name, by_id) for name in by_id}

    def name(self, site: str) -> str:
        """Name a site as written, else by its town or place; with its terms where two share the place."""
        place = self._where.get(site, site)
        if own := self._own.get(site, ""):
            return own
        if place not in self.scenario.places:
            return site
        short, apart = self.short(place), self._apart.get(site, "")
        return f"{short} ({apart})" if apart else short

    def where(self, site: str) -> str:
        """Give the place (its id) of a site."""
        return self._where.get(site, site)

    def short(self, place_id: str) -> str:
        """Name a candidate's place by the only candidate there if that has a name, else by a telling town."""
        at = [site for site, place in self._where.items() if place == place_id]
        if len(at) == 1 and at[0] in self._own:
            return self._own[at[0]]
        town = self._town(place_id)
        return town if town and town not in self._ambiguous else self.place(place_id)

    def full(self, site: str) -> str:
        """Name a site by its town and its place."""
        place = self._where.get(site, site)
        if site in self._own:
            own, at = self._own[site], self.scenario.places[place].name
            return own if at.casefold() in own.casefold() else f"{own} ({at})"
        if place not in self.scenario.places or not self._town(place) or self._town(place) in self._ambiguous:
            return self.name(site)
        details = [self.scenario.places[place].name, self._apart.get(site, "")]
        return f"{self.short(place)} ({', '.join(filter(None, details))})"

    def place(self, place_id: str) -> str:
        """Name a place; with the town of its road node where it is named like neither town nor district."""
        place, town = self.scenario.places[place_id], self._node_town(place_id)
        districts = {district.name for district in self.scenario.districts.values()}
        alike = (
            place.name in districts
            or town.casefold() in place.name.casefold()
            or place.name.casefold() in town.casefold()
        )
        return place.name if alike else f"{place.name} ({town})"

    def named(self, scenario: Scenario) -> Scenario:
        """Call the candidates' places in a scenario as the answer calls them."""
        candidates = {self.where(row["id"]) for row in self.tree["ranking"]} | set(self._where.values())
        places = {
            name: place.model_copy(update={"name": self.short(name)}) if name in candidates else place
            for name, place in scenario.places.items()
        }
        return scenario.model_copy(update={"places": places})

    def kabupaten_of(self, site: str) -> str:
        """Name the kabupaten of a site shortly."""
        place = self.scenario.places[self._where.get(site, site)]
        return short_kabupaten_name(self.scenario, place.kabupaten)

    def _node_town(self, place_id: str) -> str:
        nodes, node = self.scenario.roads.nodes, self.scenario.places[place_id].road_node
        return nodes[node].name.partition(" (")[0] if node in nodes else ""

    def _town(self, place_id: str) -> str:
        """Name the town of a place that is named after its kabupaten, as a seat of government is."""
        place = self.scenario.places[place_id]
        is_district = any(place.name == district.name for district in self.scenario.districts.values())
        seat = short_kabupaten_name(self.scenario, place.kabupaten).casefold() in place.name.casefold()
        return self._node_town(place_id) if seat and not is_district else ""

    def _told_apart(self, site: str, by_id: Mapping[str, Candidate]) -> str:
        """Tell by which of its terms a candidate differs from the others at its place."""
        mine = by_id[site]
        others = [each for name, each in by_id.items() if each.place == mine.place and name != site]
        if not others:
            return ""
        tellings = (self.days, lambda each: self.word["holds"].format(number=each.applicants_a_day))
        for telling in tellings:
            told = telling(mine)
            if told not in [telling(each) for each in others]:
                return told
        return site

    def days(self, terms: SiteTerms) -> str:
        """Tell on which days of the week a site is open."""
        if terms.weekdays is None:
            return self.word["every_day"]
        return self.day_names(terms.weekdays)

    def day_names(self, weekdays: Sequence[Weekday]) -> str:
        """Name days of the week."""
        return ", ".join(DAY_NAMES[self.lang][WEEKDAYS.index(day)] for day in weekdays)

    def names(self, sites: Sequence[str]) -> str:
        """Name several sites, the best single ones first."""
        return ", ".join(self.name(site) for site in self.ranked(sites)) or self.word["none"]

    def full_names(self, sites: Sequence[str]) -> str:
        """Name several sites by their towns and places."""
        return ", ".join(self.full(site) for site in self.ranked(sites)) or self.word["none"]

    def listed(self, sites: Sequence[str]) -> str:
        """Name several sites as a sentence does, in their order: ``A, B and C``."""
        *some, last = [self.name(site) for site in sites]
        return f"{', '.join(some)} {self.word['and']} {last}" if some else last

    def ranked(self, sites: Sequence[str]) -> list[str]:
        """Order sites, the best single ones first."""
        order = [row["id"] for row in self.tree["ranking"]]
        return sorted(sites, key=lambda site: order.index(site) if site in order else len(order))

    def sites_more(self, number: int) -> str:
        """Say how many new sites there are, by the literature's p."""
        return self.word["one_more" if number == 1 else "more"].format(p=number)

    def choice(self, row: Tree) -> str:
        """Say how many new sites a choice has, and how many counters less."""
        less = len(row["closed"])
        told = self.sites_more(row["number"])
        return (
            told if not less else f"{told}, {self.word['one_less' if less == 1 else 'less'].format(p=less)}"
        )

    @property
    def period(self) -> str:
        """How long the horizon is, in months; in days where it is shorter than one."""
        months = float(self.tree["months"])
        if months < 1 - WHOLE_MONTHS:
            days = round(months * MONTH_DAYS)
            return self.word["days"].format(days=days)
        whole = abs(months - round(months)) < WHOLE_MONTHS
        text = self.number(months, 0 if whole else 1)
        return self.word["one_month" if text == "1" else "months"].format(months=text)

    def counters(self, ids: Sequence[str]) -> str:
        """Name counters by their places."""
        return ", ".join(self.place(self.scenario.counters[name].place) for name in ids)

    def money(self, rupiah: float | None) -> str:
        """Say an amount in millions."""
        if rupiah is None:
            return DASH
        number = number_text(abs(rupiah) / MILLION, self.lang, 1)
        return self.word["millions"].format(sign="-" if rupiah < -0.05 * MILLION else "", number=number)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Say a number, a dash for none."""
        return DASH if value is None else number_text(value, self.lang, decimals)
