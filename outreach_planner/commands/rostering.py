"""What ``outreach-planner roster`` does."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from outreach_planner.commands.given import check_made_for, month_of, plan_file
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.words import role_word
from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.language import Lang, in_language, number_text, short_date_text
from outreach_planner.outputs.telling import clean, team_name
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.plans.files import read_plan
from outreach_planner.rostering.audit import audit_roster
from outreach_planner.rostering.files import ROSTER_FILE, read_roster, roster_text
from outreach_planner.rostering.roster import Load, Roster
from outreach_planner.rostering.rostering import make_roster
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario

DONE, BROKEN = 0, 2

WORDS = {
    "head": (
        "Petugas|Perjalanan|Hari|Malam dulu|Malam|Akhir pekan dulu|Akhir pekan|km dulu|km",
        "Officer|Trips|Days|Nights before|Nights|Weekend before|Weekend|km before|km",
    ),
    "average": ("Rata-rata", "Average"),
    "crew_head": ("Perjalanan|Tim|Petugas", "Trip|Team|Officers"),
    "vacant": ("BELUM TERISI: {count} {role}", "VACANT: {count} {role}"),
    "vacancies": (
        "{count} tempat belum terisi: petugas yang cakap dan tidak cuti kurang.",
        "Vacant places: {count}. Too few officers can do the work and are not on leave.",
    ),
    "optimal": ("Terbukti: tidak ada pembagian yang lebih adil.", "Proven: no sharing is fairer."),
    "feasible": (
        "Pembagian terbaik yang ditemukan: ketidakadilan {value}, terbukti paling rendah {bound}.",
        "The fairest found: unfairness {value}, proven to be at least {bound}.",
    ),
    "kept": ("Roster memenuhi semua aturan.", "The roster keeps every rule."),
    "broken": ("Roster melanggar:", "The roster breaks:"),
    "file": ("Berkas: {file}", "File: {file}"),
}


def run_roster(
    *,
    scenario: Path,
    plan: Path,
    month: dt.date | None,
    history: list[Path],
    out: Path | None,
    check: bool,
    as_json: bool,
    lang: Lang,
) -> int:
    """Name officers to the trips of a month and write the roster beside the plan, or check one.

    Returns
    -------
    int
        Exit code: 0 done, 2 the roster that was to be checked breaks a rule.

    Raises
    ------
    ScenarioError
        If a file cannot be read or written, or files do not belong together.
    """
    file = plan_file(plan)
    read, facts = read_plan(file), read_scenario(scenario)
    check_made_for(read, file, facts, scenario, "name the scenario the plan was made for, or plan again")
    first = month_of(read, file, month)
    year, number = first.year, first.month
    path = out or file.parent / ROSTER_FILE.format(month=f"{year:04d}-{number:02d}")
    told = in_language(WORDS, lang)
    if check:
        roster = read_roster(path, read).roster
        holidays = tuple(holiday_names(facts.calendar, (year - 1, year, year + 1)))
        broken = audit_roster(facts, read, roster, holidays)
        if as_json:
            print(json.dumps({"version": 1, "broken": list(broken)}, ensure_ascii=False, indent=2))
        else:
            print("\n".join([told["broken"], *broken]) if broken else told["kept"])
        return BROKEN if broken else DONE
    earlier = [read_roster(old).roster for old in history]
    if path.name in {old.name for old in history}:
        mend = "name rosters of earlier months only"
        raise ScenarioError([Problem(str(path), None, "--history", "it is the roster to be made", mend)])
    roster = make_roster(facts, read, year, number, earlier)
    write_text(path, roster_text(roster))
    if as_json:
        print(roster_text(roster), end="")
    else:
        print(_told(facts, roster, lang, shutil.get_terminal_size((110, 24)).columns))
        print(told["file"].format(file=path))
    return DONE


def _told(scenario: Scenario, roster: Roster, lang: Lang, width: int) -> str:
    """Write who goes and what each carries, as tables."""
    told = in_language(WORDS, lang)
    head = tuple(told["crew_head"].split("|"))
    crews = table_text(head, _crew_rows(scenario, roster, lang), width, frozenset(), frozenset({0}))
    fair_head = tuple(told["head"].split("|"))
    rows = [_load_row(clean(scenario.officers[load.officer].name), load, lang) for load in roster.loads]
    rows.append(_average_row(told["average"], roster.loads, lang))
    numbers = frozenset(range(1, len(fair_head)))
    fair = table_text(fair_head, rows, width, numbers, numbers)
    lines = [crews, "", fair, "", told[roster.outcome].format(value=roster.unfairness, bound=roster.bound)]
    if roster.vacancies:
        lines.append(told["vacancies"].format(count=sum(vacancy.count for vacancy in roster.vacancies)))
    return "\n".join(lines)


def _crew_rows(scenario: Scenario, roster: Roster, lang: Lang) -> list[tuple[str, ...]]:
    told = in_language(WORDS, lang)
    crews: dict[tuple[dt.date, str, dt.date], list[str]] = {}
    for item in roster.assignments:
        name = clean(scenario.officers[item.officer].name)
        key = (item.starts, item.team, item.ends)
        crews.setdefault(key, []).append(f"{name} ({role_word(item.role, lang).lower()})")
    for gap in roster.vacancies:
        text = told["vacant"].format(count=gap.count, role=role_word(gap.role, lang).lower())
        crews.setdefault((gap.starts, gap.team, gap.ends), []).append(text)
    return [
        (short_date_text(key[0], lang), team_name(scenario, key[1], lang), ", ".join(people))
        for key, people in sorted(crews.items(), key=lambda item: item[0])
    ]


def _load_row(name: str, load: Load, lang: Lang) -> tuple[str, ...]:
    numbers = (
        load.trips,
        load.days,
        load.nights_before,
        load.nights,
        load.weekend_days_before,
        load.weekend_days,
        load.distance_m_before / 1000,
        load.distance_m / 1000,
    )
    return (name, *(number_text(number, lang) for number in numbers))


def _average_row(name: str, loads: Sequence[Load], lang: Lang) -> tuple[str, ...]:
    """Write the mean of each column, with a decimal."""
    count = max(1, len(loads))
    sums = (
        sum(load.trips for load in loads),
        sum(load.days for load in loads),
        sum(load.nights_before for load in loads),
        sum(load.nights for load in loads),
        sum(load.weekend_days_before for load in loads),
        sum(load.weekend_days for load in loads),
        sum(load.distance_m_before for load in loads) / 1000,
        sum(load.distance_m for load in loads) / 1000,
    )
    return (name, *(number_text(total / count, lang, 1) for total in sums))
