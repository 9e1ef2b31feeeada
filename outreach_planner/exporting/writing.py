"""All files of a month's export, as bytes by their path in the folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting import names
from outreach_planner.exporting.announcements import instagram_text, whatsapp_text
from outreach_planner.exporting.appointments import public_appointments, team_appointments
from outreach_planner.exporting.calendars import Appointment, calendar_bytes, follow, read_calendar
from outreach_planner.exporting.field_month import FieldMonth
from outreach_planner.exporting.letters.writing import letters_bytes
from outreach_planner.exporting.routes import gpx_text
from outreach_planner.exporting.schedule_page import schedule_html
from outreach_planner.exporting.tables import quota_csv, visits_csv, visits_geojson
from outreach_planner.exporting.words import field_words
from outreach_planner.exporting.workbook.writing import workbook_bytes
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.telling import clean, team_name

Before = Mapping[str, Sequence[Appointment]]


def export_files(month: FieldMonth, lang: Lang, before: Before | None = None) -> dict[str, bytes]:
    """Write every file of the export; the same month after the same export gives the same bytes.

    Parameters
    ----------
    month : FieldMonth
    lang : "id" or "en"
    before : mapping or None
        The calendars exported before, by path: the new ones follow on them.
    """
    texts = {
        names.VISITS_CSV: visits_csv(month, lang),
        names.QUOTA_CSV: quota_csv(month),
        names.VISITS_GEOJSON: visits_geojson(month, lang),
        f"{names.PUBLIC}/{names.PUBLIC_PAGE}": schedule_html(month, lang),
    }
    for trip in month.trips:
        texts[f"{names.ROUTES}/{trip.key}.gpx"] = gpx_text(month, trip, lang)
    for visit in month.visits:
        stem = visit.key.replace("/", "_")
        folder = f"{names.PUBLIC}/{names.ANNOUNCEMENTS}"
        texts[f"{folder}/{stem}-whatsapp.txt"] = whatsapp_text(month, visit, lang)
        texts[f"{folder}/{stem}-instagram.txt"] = instagram_text(month, visit, lang)
    return {
        names.WORKBOOK: workbook_bytes(month, lang),
        names.LETTERS: letters_bytes(month, lang),
        **_calendars(month, lang, before or {}),
        **{name: text.encode("utf-8", "replace") for name, text in texts.items()},
    }


def read_calendars(folder: Path) -> dict[str, tuple[Appointment, ...]]:
    """Read the calendars that an earlier export left in a folder, by path.

    Raises
    ------
    ScenarioError
        For each that is no calendar of ours.
    """
    found: dict[str, tuple[Appointment, ...]] = {}
    problems = []
    for place in (names.CALENDARS, names.PUBLIC):
        for path in sorted((folder / place).glob("*.ics")):
            try:
                found[f"{place}/{path.name}"] = read_calendar(path.read_bytes())
            except (OSError, ValueError, KeyError, AttributeError) as error:
                came = f"it is no calendar of this program ({str(error)[:100]})"
                mend = "move it away: its events then stay in phones until they are deleted there"
                problems.append(Problem(str(path), None, "", came, mend))
    if problems:
        raise ScenarioError(problems)
    return found


def _calendars(month: FieldMonth, lang: Lang, before: Before) -> dict[str, bytes]:
    """Write a calendar for each team that goes out or went out before, and one for the public."""
    words, scenario = field_words(lang), month.scenario
    public = f"{names.PUBLIC}/{names.PUBLIC_CALENDAR}"
    told: dict[str, tuple[str, list[Appointment]]] = {}
    for team in scenario.teams:
        name = f"{names.CALENDARS}/{team}.ics"
        appointments = team_appointments(month, team, lang)
        if appointments or name in before:
            title = words["calendar_team"].format(team=team_name(scenario, team, lang))
            told[name] = (title, appointments)
    title = words["calendar_public"].format(office=clean(scenario.office.name))
    told[public] = (title, public_appointments(month, lang))
    for name in before:
        told.setdefault(name, (Path(name).stem, []))
    return {
        name: calendar_bytes(title, follow(appointments, before.get(name, ())))
        for name, (title, appointments) in told.items()
    }
