"""What a scenario says about fixed sites: the candidates, what they cost, and how many may open."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from outreach_planner.scenario.base import Count, Frozen, Id, Minutes, Number, Rupiah, Weekday
from outreach_planner.scenario.world_fields import Sourced

AUTO = "auto"
BY_ID, WORD = "(by id)", "(word)"
"""Marks of the two forms of candidates in the places of refusals; no id is written like this."""


class SiteTerms(Sourced):
    """What a site costs and how it works.

    ``opening_rupiah`` is spent once and written off over ``sites.written_off_months``; ``monthly_rupiah`` is
    rent, power, network and people of its own. ``officers`` come from the office's counters on the days it is
    open (None ``weekdays``: all working days). It serves at most ``applicants_a_day`` on a day it is open.
    """

    opening_rupiah: Rupiah = 0
    monthly_rupiah: Rupiah = 0
    officers: Count = 0
    applicants_a_day: Annotated[int, Field(ge=1)] = 20
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None


TERMS = frozenset(SiteTerms.model_fields) - frozenset(Sourced.model_fields)


class Candidate(SiteTerms):
    """A place where a site may open; several candidates may share a place (an MPP, a mall's lane).

    ``name`` is what the answer calls it, for example UKK Sekayu (empty: its town or place).
    """

    place: Id
    name: str = ""


def _form(value: Any) -> str:
    """Tell in which form candidates are written."""
    return WORD if isinstance(value, str) else BY_ID


def _as_mapping(shape: dict[str, Any]) -> None:
    """Describe candidates as the mapping they usually are; the schema of files adds the word."""
    forms = shape.pop("oneOf")
    shape.update(next(form for form in forms if "const" not in form))
    shape["x-word"] = AUTO


Candidates = Annotated[
    Annotated[dict[Id, Candidate], Tag(BY_ID)] | Annotated[Literal["auto"], Tag(WORD)],
    Discriminator(_form),
]


class Reading(Sourced):
    """Another reading of the data, in which the question is answered again; what it does not name stays.

    ``weights`` of kabupaten take the place of those written there. ``travel_value_factor`` is how much more
    or less the travel spared is worth, ``counter_pull_minutes`` the scale in ``demand.counter_pull``: how far
    people go to a counter. ``name_en`` and ``source_en`` are name and source in English (empty: the same).
    """

    name: str
    name_en: str = ""
    source_en: str = ""
    weights: dict[Id, Annotated[Number, Field(ge=0)]] = Field(default_factory=dict)
    applications_a_year: Annotated[Number, Field(gt=0)] | None = None
    travel_value_factor: Annotated[Number, Field(ge=0)] = 1.0
    counter_pull_minutes: Annotated[Minutes, Field(ge=1)] | None = None


class Sites(Frozen):
    """The question where fixed sites should be.

    ``candidates: auto`` takes every place of the ``kinds`` that a road leads to in both seasons. A term that
    a candidate does not write is that of ``each``. At most ``at_most`` candidates open; those ``must_open``
    do. Counters that ``may_close`` may be given up, which saves ``saves_rupiah`` a month; all other counters
    stay. ``budget_rupiah`` limits openings and monthly costs of the horizon, ``officers_at_most`` the
    officers of those that open.

    ``bands_minutes`` are the isochrones that maps and tables tell; ``coverage_minutes`` is the reach of the
    covering questions; ``full_coverage`` asks that the sites' capacity holds all demand.
    ``speed_range`` is how much slower or faster all roads may be, ``cost_range`` how much dearer or cheaper a
    site, ``weight_range`` how much more or less a kabupaten may weigh where no range is written beside its
    weight; ``draws`` worlds are drawn from these. ``readings`` are named variations of the data, in which the
    candidates are ranked again. ``search_rounds`` are the work for the office as it is (a fifth of it or less
    for each choice of sites, which starts from there), ``bound_rounds`` that for one window of the bound,
    ``evaluated_sets`` the sets planned with the vans beside the single candidates.
    """

    candidates: Candidates = Field(default_factory=dict, json_schema_extra=_as_mapping)
    kinds: tuple[Id, ...] = ()
    each: SiteTerms = SiteTerms()
    at_most: Annotated[int, Field(ge=1, le=5)] = 3
    must_open: tuple[Id, ...] = ()
    may_close: tuple[Id, ...] = ()
    saves_rupiah: dict[Id, Rupiah] = Field(default_factory=dict)
    budget_rupiah: Rupiah | None = None
    officers_at_most: Count | None = None
    written_off_months: Annotated[int, Field(ge=1)] = 60
    bands_minutes: Annotated[tuple[Minutes, ...], Field(min_length=1)] = (60, 90, 120)
    coverage_minutes: Minutes = 90
    full_coverage: bool = False
    speed_range: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] = (0.8, 1.1)
    cost_range: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] = (0.7, 1.5)
    weight_range: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] = (0.7, 1.3)
    draws: Annotated[int, Field(ge=0, le=2000)] = 100
    readings: dict[Id, Reading] = Field(default_factory=dict)
    search_rounds: Count = 1_500_000
    bound_rounds: Count = 8
    evaluated_sets: Annotated[int, Field(ge=1)] = 10

    @model_validator(mode="after")
    def _on_the_terms_of_each(self) -> Self:
        """Give candidates the terms of each that they do not write themselves."""
        terms = TERMS & self.each.model_fields_set
        found = {
            name: candidate.model_copy(
                update={term: getattr(self.each, term) for term in terms - candidate.model_fields_set}
            )
            for name, candidate in self.by_id.items()
        }
        if found:
            object.__setattr__(self, "candidates", found)
        return self

    @property
    def by_id(self) -> dict[str, Candidate]:
        """The candidates that are written; none for ``auto``."""
        return {} if isinstance(self.candidates, str) else self.candidates

    @property
    def auto(self) -> bool:
        """Whether candidates are to be found."""
        return isinstance(self.candidates, str)
