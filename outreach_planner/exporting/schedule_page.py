"""The public's schedule of the month: one HTML page that needs no network and prints on A4."""

from __future__ import annotations

from importlib.resources import files

import jinja2

from outreach_planner.exporting.announcements import quota_text
from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.texts import begun, channel_text, fee_lines, hours_text, in_lang
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import Lang, date_text, heading, period_text, rupiah_text
from outreach_planner.outputs.telling import clean, kabupaten_name, place_and_kabupaten, program_name

ENVIRONMENT = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def schedule_html(month: FieldMonth, lang: Lang) -> str:
    """Write the page; every name in it is text, never markup."""
    words, scenario = field_words(lang), month.scenario
    template = files("outreach_planner.exporting").joinpath("schedule.html").read_text(encoding="utf-8")
    rows = [
        {
            "date": date_text(visit.visit.date, lang),
            "program": program_name(scenario, visit.visit.program, lang),
            "place": place_and_kabupaten(scenario, visit.visit.place),
            "address": clean(visit.address),
            "hours": " ".join(
                (hours_text(visit.visit.service_starts, visit.visit.service_ends, lang), words["time_zone"])
            ),
            "quota": heading(quota_text(month, visit, lang)),
            "opens": date_text(visit.registration_opens, lang),
            "ready": date_text(visit.passports_ready, lang),
        }
        for visit in month.visits
    ]
    return ENVIRONMENT.from_string(template).render(
        lang=lang,
        title=words["schedule_title"],
        period=period_text(month.starts, month.ends, lang),
        office=clean(scenario.office.name),
        heads=[
            words[key]
            for key in ("when", "program", "where", "open_hours", "quota_line", "register", "ready")
        ],
        rows=rows,
        facts=_facts(month, lang),
        no_visits=words["no_visits"],
        note=words["schedule_note"],
    )


def _facts(month: FieldMonth, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return what holds for all events: registration, documents, fees, payment, collection, post."""
    words, scenario, facts = field_words(lang), month.scenario, month.scenario.field
    programs = dict.fromkeys(visit.visit.program for visit in month.visits)
    channels = [
        f"{program_name(scenario, program, lang)}: {channel}"
        for program in programs
        if (channel := channel_text(scenario, program, lang))
    ]
    post = []
    for kabupaten, delivery in facts.delivery.items():
        days = f"{delivery.days_least}-{delivery.days_most}"
        fee = "" if delivery.rupiah is None else f", {rupiah_text(delivery.rupiah, lang)}"
        name = kabupaten_name(scenario, kabupaten)
        post.append(f"{name}: {words['post_days'].format(days=days)}{fee}")
    pay = [", ".join(clean(bank) for bank in facts.payment)] if facts.payment else []
    found = [
        (words["channel"], channels),
        (words["bring"], [in_lang(told, lang) for told in facts.documents]),
        (words["terms"], [in_lang(told, lang) for told in facts.terms]),
        (words["fee"], fee_lines(scenario, lang)),
        (words["pay"], [*pay, *(in_lang(told, lang) for told in facts.payment_terms)]),
        (words["collect"], [in_lang(told, lang) for told in facts.collection]),
        (words["post_title"], post),
        (words["information"], [clean(line) for line in facts.information]),
    ]
    return [(title, [begun(line) for line in lines]) for title, lines in found if lines]
