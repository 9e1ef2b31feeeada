"""How the answer about fixed sites names places and says figures, and what a section of it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outreach_planner.outputs.language import Lang, number_text
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


class Speaker:
    """Says names, money and numbers of an answer in a language."""

    def __init__(self, tree: Tree, scenario: Scenario, lang: Lang) -> None:
        self.tree, self.scenario, self.lang = tree, scenario, lang
        self.word = sites_words(lang)
        question = scenario.sites
        by_id = {} if question is None else question.by_id
        self._name = {name: self._place(item.place) for name, item in by_id.items()}
        self._twice = {n for n in self._name.values() if list(self._name.values()).count(n) > 1}

    def name(self, site: str) -> str:
        """Name a site by its place; by its id as well where two candidates share the place."""
        place = self._name.get(site)
        if place is None:
            return self._place(site) if site in self.scenario.places else site
        return f"{place} ({site})" if place in self._twice else place

    def _place(self, place_id: str) -> str:
        """Name a place; with the town of its road node where it is named like neither town nor district."""
        place, nodes = self.scenario.places[place_id], self.scenario.roads.nodes
        town = nodes[place.road_node].name.partition(" (")[0] if place.road_node in nodes else ""
        districts = {district.name for district in self.scenario.districts.values()}
        alike = (
            place.name in districts
            or town.casefold() in place.name.casefold()
            or place.name.casefold() in town.casefold()
        )
        return place.name if alike else f"{place.name} ({town})"

    def names(self, sites: Sequence[str]) -> str:
        """Name several sites."""
        return ", ".join(self.name(site) for site in sites) or self.word["none"]

    def chosen(self, row: Tree) -> str:
        """Name the sites that a choice opens, and the counters it gives up."""
        named = self.names(row["sites"])
        if not row["closed"]:
            return named
        return f"{named}; {self.word['gives_up'].format(counters=self.counters(row['closed']))}"

    def counters(self, ids: Sequence[str]) -> str:
        """Name counters by their places."""
        return ", ".join(self._place(self.scenario.counters[name].place) for name in ids)

    def money(self, rupiah: float | None) -> str:
        """Say an amount in millions."""
        if rupiah is None:
            return DASH
        number = number_text(abs(rupiah) / MILLION, self.lang, 1)
        return self.word["millions"].format(sign="-" if rupiah < -0.05 * MILLION else "", number=number)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Say a number, a dash for none."""
        return DASH if value is None else number_text(value, self.lang, decimals)
