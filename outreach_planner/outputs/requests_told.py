"""The answers to groups that asked for a visit, in sentences."""

from __future__ import annotations

from outreach_planner.outputs.explanation_rules import rule_sentence
from outreach_planner.outputs.language import Lang, date_text, in_language, number_text, period_text
from outreach_planner.outputs.telling import clean, place_name, team_name
from outreach_planner.plans.answers import RequestAnswer
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.scenario.fields import Scenario

WORDS = {
    "title": ("Permohonan kunjungan kolektif", "Groups that asked for a visit"),
    "group": (
        "{organization}, {number} orang, {place}, {window}",
        "{organization}, {number} people, {place}, {window}",
    ),
    "accepted": ("diterima: {date}, {team}", "accepted: {date}, {team}"),
    "too-few": (
        "ditolak: kurang dari {least} pemohon",
        "declined: fewer than {least} applicants",
    ),
    "other-time": (
        "belum dijawab: masanya di luar rencana ini",
        "not answered: its window lies outside this plan",
    ),
    "declined-before": ("ditolak oleh kantor dalam skenario", "declined by the office in the scenario"),
    "closed": ("ditolak: tidak ada hari yang mungkin ({about})", "declined: no day is possible ({about})"),
    "capacity": (
        "tidak ada tim yang dapat melayani sebanyak itu dalam sehari",
        "no team can serve as many in a day",
    ),
    "capacity-most": (
        "tidak ada tim yang dapat melayani sebanyak itu dalam sehari; paling banyak {most} orang",
        "no team can serve as many in a day; {most} people is the most",
    ),
    "no-room": (
        "ditolak: hari-harinya lebih berguna untuk kunjungan lain (tanyakan explain --request {request})",
        "declined: its days do more for other visits (ask explain --request {request})",
    ),
    "no-room-yet": (
        "ditolak dalam rencana ini: pencarian, yang dihentikan batas waktu, memakai hari-harinya untuk"
        " kunjungan lain (tanyakan explain --request {request})",
        "declined in this plan: the search, which the clock ended, used its days for other visits (ask"
        " explain --request {request})",
    ),
    "visit": ("permohonan {organization}: {number} orang", "request of {organization}: {number} people"),
    "morning": ("pagi", "morning"),
    "afternoon": ("siang", "afternoon"),
    "lane": ("{number} di jalur {lane}", "{number} in the {lane} lane"),
}


def requests_title(lang: Lang) -> str:
    """Give the heading over the answers."""
    return in_language(WORDS, lang)["title"]


def request_rows(plan: Plan, scenario: Scenario, lang: Lang) -> list[tuple[str, str]]:
    """Give each group with its answer, in the scenario's order; groups the scenario lacks are left out."""
    known = [answer for answer in plan.requests if answer.request in scenario.requests]
    return [(_group(scenario, each.request, lang), _answer(plan, scenario, each, lang)) for each in known]


def visit_notes(scenario: Scenario, visit: Visit, lang: Lang) -> list[str]:
    """Tell what is special about a visit: half a day, the group it serves, people of its lane."""
    told, notes = in_language(WORDS, lang), []
    if visit.session != "day":
        notes.append(told[visit.session])
    if visit.request in scenario.requests:
        organization = clean(scenario.requests[visit.request].organization)
        number = number_text(visit.group_applicants, lang)
        notes.append(told["visit"].format(organization=organization, number=number))
    lane = scenario.programs[visit.program].lane
    if visit.lane_capacity and lane is not None:
        number = number_text(visit.lane_applicants, lang)
        notes.append(told["lane"].format(number=number, lane=clean(lane.name)))
    return notes


def _group(scenario: Scenario, name: str, lang: Lang) -> str:
    request = scenario.requests[name]
    return in_language(WORDS, lang)["group"].format(
        organization=clean(request.organization),
        number=number_text(request.applicants, lang),
        place=place_name(scenario, request.place),
        window=period_text(request.earliest, request.latest, lang),
    )


def _answer(plan: Plan, scenario: Scenario, answer: RequestAnswer, lang: Lang) -> str:
    told = in_language(WORDS, lang)
    if answer.date is not None and answer.team in scenario.teams:
        date = date_text(answer.date, lang)
        return told["accepted"].format(date=date, team=team_name(scenario, answer.team, lang))
    about = told["capacity"] if not answer.about else rule_sentence(answer.rule, answer.about, lang)
    if answer.served_at_most is not None:
        about = told["capacity-most"].format(most=number_text(answer.served_at_most, lang))
    least = scenario.policy.requests.applicants_at_least
    is_soft = answer.reason == "no-room" and plan.stopped_by in ("seconds", "interrupt")
    return told["no-room-yet" if is_soft else answer.reason].format(
        about=about, least=least, request=answer.request
    )
