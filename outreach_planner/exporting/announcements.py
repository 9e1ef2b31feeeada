"""What the public is told of an event: a text for WhatsApp and one for Instagram; nothing personal."""

from __future__ import annotations

from outreach_planner.exporting.dates import working_days_after
from outreach_planner.exporting.field_month import FieldMonth, FieldVisit
from outreach_planner.exporting.texts import (
    audience_text,
    begun,
    channel_text,
    fee_lines,
    hours_text,
    in_lang,
    map_link,
    short_day,
)
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import Lang, date_text, rupiah_text
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name

INSTAGRAM_LETTERS_AT_MOST = 2200
Section = tuple[str, list[str]]


def sections(month: FieldMonth, visit: FieldVisit, lang: Lang) -> list[Section]:
    """Return what is told of an event, a heading and its lines each; headings of one line have only that."""
    words, scenario, facts, plain = field_words(lang), month.scenario, month.scenario.field, visit.visit
    place = ", ".join(
        dict.fromkeys(
            part
            for part in (
                place_name(scenario, plain.place),
                clean(visit.address),
                kabupaten_name(scenario, plain.kabupaten),
            )
            if part
        )
    )
    hours = f"{hours_text(plain.service_starts, plain.service_ends, lang)} {words['time_zone']}"
    audience, channel = (
        audience_text(scenario, plain.program, lang),
        channel_text(scenario, plain.program, lang),
    )
    opens = date_text(visit.registration_opens, lang)
    register = f"{opens}, {words['by_channel'].format(channel=channel)}" if channel else opens
    ready = words["ready_text"].format(
        date=date_text(visit.passports_ready, lang), days=facts.ready_working_days
    )
    collect = [in_lang(told, lang) for told in facts.collection]
    found: list[Section] = [
        (words["when"], [date_text(plain.date, lang)]),
        (words["open_hours"], [hours]),
        (words["where"], [place]),
        (words["for_whom"], [audience] if audience else []),
        (words["quota_line"], [quota_text(month, visit, lang)]),
        (words["register"], [register]),
        (words["bring"], [in_lang(told, lang) for told in facts.documents]),
        (words["terms"], [in_lang(told, lang) for told in facts.terms]),
        (words["fee"], fee_lines(scenario, lang)),
        (words["pay"], _payment(month, lang)),
        (words["ready"], [ready]),
        (words["collect"], [*collect, *_post(month, visit, lang)]),
        (words["information"], [clean(line) for line in facts.information]),
    ]
    return [(title, [begun(line) for line in lines]) for title, lines in found if lines]


def quota_text(month: FieldMonth, visit: FieldVisit, lang: Lang) -> str:
    """Write the places of an event and how they are split."""
    words, quota = field_words(lang), visit.quota
    whole = words["quota_all"].format(capacity=quota.capacity)
    if quota.group and visit.host:
        whole += ", " + words["quota_group"].format(number=quota.group, organization=clean(visit.host))
    channel = channel_text(month.scenario, visit.visit.program, lang)
    if quota.announced_online is None:
        return whole
    split = words["quota_split"].format(
        online=quota.announced_online, walk_in=quota.walk_in, channel=channel or words["online"]
    )
    lane = month.scenario.programs[visit.visit.program].lane
    if visit.visit.lane and lane:
        split += ", " + words["lane"].format(lane=f"{clean(lane.name)} (+{lane.applicants_a_day})")
    return split


def whatsapp_text(month: FieldMonth, visit: FieldVisit, lang: Lang) -> str:
    """Write the event for WhatsApp: ``*bold*`` headings, lists with dashes."""
    rows = [f"*{_title(month, visit, lang).upper()}*", clean(month.scenario.office.name), ""]
    for title, lines in sections(month, visit, lang):
        rows += [f"*{title}:* {lines[0]}"] if len(lines) == 1 else [f"*{title}:*", *(f"- {x}" for x in lines)]
    rows += [
        f"{field_words(lang)['map_link']}: {map_link(visit.at)}",
        "",
        field_words(lang)["free_of_charge"],
    ]
    return "\n".join(rows) + "\n"


def instagram_text(month: FieldMonth, visit: FieldVisit, lang: Lang) -> str:
    """Write the event as a caption for Instagram, shortened from the end where it is too long."""
    rows = [_title(month, visit, lang), clean(month.scenario.office.name), ""]
    tags = " ".join(clean(tag) for tag in month.scenario.field.hashtags)
    for title, lines in sections(month, visit, lang):
        rows.append(f"{title}: {lines[0]}" if len(lines) == 1 else f"{title}: " + "; ".join(lines))
    while len("\n".join([*rows, "", tags])) > INSTAGRAM_LETTERS_AT_MOST and len(rows) > 6:
        rows.pop()
    return "\n".join([*rows, "", tags]).rstrip()[:INSTAGRAM_LETTERS_AT_MOST] + "\n"


def _title(month: FieldMonth, visit: FieldVisit, lang: Lang) -> str:
    program = program_name(month.scenario, visit.visit.program, lang)
    return f"{program} - {place_name(month.scenario, visit.visit.place)}"


def _payment(month: FieldMonth, lang: Lang) -> list[str]:
    facts = month.scenario.field
    banks = [", ".join(clean(bank) for bank in facts.payment)] if facts.payment else []
    return [*banks, *(in_lang(told, lang) for told in facts.payment_terms)]


def _post(month: FieldMonth, visit: FieldVisit, lang: Lang) -> list[str]:
    """Tell when a passport sent by post arrives, as the estimate it is."""
    words, delivery = field_words(lang), visit.delivery
    if delivery is None:
        return []
    first, last = (
        working_days_after(month.scenario, visit.passports_ready, days)
        for days in (delivery.days_least, delivery.days_most)
    )
    where = words["post"].format(kabupaten=kabupaten_name(month.scenario, visit.visit.kabupaten))
    told = words["post_text"].format(
        least=delivery.days_least,
        most=delivery.days_most,
        first=short_day(first, lang),
        last=short_day(last, lang),
    )
    fee = ""
    if delivery.rupiah is not None:
        fee = ", " + words["post_fee"].format(rupiah=rupiah_text(delivery.rupiah, lang))
    return [f"{where}: {told}{fee}"]
