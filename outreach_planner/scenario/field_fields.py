"""What a scenario says for the field: hosts, registration, fees, documents, equipment and what to do in need.

Nothing here changes which plan is best, so none of it is part of a scenario's fingerprint. Every field has
a neutral default: an office that writes none of it gets sheets with lines left to fill.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import Count, Frozen, Id, Rupiah, Share
from outreach_planner.scenario.world_fields import Sourced


class Told(Frozen):
    """A sentence people read, in Bahasa Indonesia and in English (empty: the same)."""

    text: str
    text_en: str = ""


class Host(Sourced):
    """Who receives a team at a place, and whom to call there.

    ``contact`` and ``phone`` are personal data: they reach the teams' own sheets and nothing else.
    """

    name: str
    contact: str = ""
    phone: str = ""
    room: str = ""


class Fee(Sourced):
    """What a kind of passport costs an applicant."""

    name: str
    name_en: str = ""
    rupiah: Rupiah
    announced: bool = True


class Delivery(Sourced):
    """How a passport reaches people of a kabupaten by post: working days after it is ready, and the fee."""

    days_least: Count
    days_most: Count
    rupiah: Rupiah | None = None


class Registration(Sourced):
    """How people register for a program's events.

    It opens ``days_before`` the event, on the last working day up to then; or, where ``with_month`` says so
    and that is earlier, on the first day of the event's month, whatever day that is.
    """

    channel: str = ""
    channel_en: str = ""
    with_month: bool = False
    days_before: Count = 7


class Attendance(Sourced):
    """Who of those registered comes, and how sure an event must be not to be overrun.

    How many of those registered stay away is said once, under ``uncertainty.no_shows``, where ``learn``
    writes it too. ``walk_in_share`` of a day's capacity is kept for those who come unregistered, where the
    program's quota does not say how many places that is. More people than can be served may come with a
    chance of at most ``overload_at_most``.
    """

    walk_in_share: Share = 0.0
    overload_at_most: Share = 0.05


class Equipment(Frozen):
    """Something a team takes along: so many for the team, for each biometric unit, or for each day out."""

    name: str
    name_en: str = ""
    quantity: Annotated[int, Field(ge=1)] = 1
    each: Literal["team", "unit", "day"] = "team"


class FieldProgram(Frozen):
    """What the field needs to know about a program beside its rules."""

    audience: str = ""
    audience_en: str = ""
    registration: Registration = Registration()
    attendance: Attendance = Attendance()
    equipment: tuple[Equipment, ...] = ()


class Fallback(Told):
    """What to do when something fails: ``case`` names it, ``text`` tells what to do."""

    case: str
    case_en: str = ""


class FieldFacts(Frozen):
    """Everything the monthly sheets, letters, calendars and announcements tell beside the plan.

    ``hosts`` are by place; ``host_by_kind`` names the usual host of a kind of place where no host is written.
    A passport is ready ``ready_working_days`` working days after payment. A team takes
    ``books_spare_share`` more passport books than applicants expected. ``delivery`` is by kabupaten.
    """

    letterhead: tuple[str, ...] = ()
    hosts: dict[Id, Host] = Field(default_factory=dict)
    host_by_kind: dict[Id, str] = Field(default_factory=dict)
    programs: dict[Id, FieldProgram] = Field(default_factory=dict)
    documents: tuple[Told, ...] = ()
    terms: tuple[Told, ...] = ()
    fees: dict[Id, Fee] = Field(default_factory=dict)
    payment: tuple[str, ...] = ()
    payment_terms: tuple[Told, ...] = ()
    ready_working_days: Count = 4
    books_spare_share: Annotated[float, Field(ge=0, le=1)] = 0.0
    collection: tuple[Told, ...] = ()
    delivery: dict[Id, Delivery] = Field(default_factory=dict)
    information: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
