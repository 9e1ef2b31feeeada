"""The last sheet: what the figures are, the settings that repeat the plan, the teams and the sources."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping

from xlsxwriter.worksheet import Worksheet

from outreach_planner.outputs.language import number_text, percent_text, period_text
from outreach_planner.outputs.requests_told import request_rows, requests_title
from outreach_planner.outputs.telling import clean, gap_sentence, scenario_name, stopped_sentence, team_name
from outreach_planner.outputs.workbook_style import Pages, new_sheet, row_height, write
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import PLANNERS_OWN, estimate_share
from outreach_planner.scenario.world_fields import Counter, Sourced

LABEL_WIDTH, TEXT_WIDTH, COUNT_WIDTH = 32, 92, 12
MOST_SOURCES = 12


def notes_sheet(made: Pages, scenario: Scenario, plan: Plan) -> None:
    """Write the notes: labels in the first column, texts in the second."""
    words = made.words
    sheet = new_sheet(made, words["sheet_notes"], words["notes"], scenario.office.name)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_column(2, 2, COUNT_WIDTH)
    about = (
        (words["scenario"], scenario_name(scenario, plan, made.lang)),
        (words["office"], scenario.office.name),
        (words["period"], period_text(plan.starts, plan.ends, made.lang)),
        (words["proof"], gap_sentence(plan, made.lang)),
        (words["stopped"], stopped_sentence(plan, made.lang)),
        (words["people_told"], words["estimates"]),
        (words["confidence"], _confidence(made, scenario)),
        (words["fingerprint"], plan.fingerprint),
        (words["version"], str(plan.version)),
    )
    row = _pairs(made, sheet, 2, about)
    row = _section(made, sheet, row + 1, words["settings"], _settings(made, plan))
    row = _section(made, sheet, row + 1, words["teams"], _teams(made, scenario))
    if answers := request_rows(plan, scenario, made.lang):
        row = _section(made, sheet, row + 1, requests_title(made.lang), answers)
    row = _sources(made, scenario, sheet, row + 1)
    sheet.print_area(0, 0, row - 1, 2)


def _confidence(made: Pages, scenario: Scenario) -> str:
    """Tell how many numbers of the scenario are sourced, remembered, estimated or the planner's own."""
    counts = estimate_share(scenario)
    told = [f"{number_text(count, made.lang)} {made.words[key]}" for key, count in counts.items() if count]
    return made.words["numbers"].format(counts=", ".join(told))


def _section(made: Pages, sheet: Worksheet, row: int, title: str, pairs: Iterable[tuple[str, str]]) -> int:
    write(sheet, row, 0, title, made.formats["section"])
    return _pairs(made, sheet, row + 1, pairs)


def _pairs(made: Pages, sheet: Worksheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    """Write labels and texts and return the row after them."""
    for label, text in pairs:
        shown = clean(text)
        sheet.set_row(row, row_height([(label, LABEL_WIDTH), (shown, TEXT_WIDTH)]))
        write(sheet, row, 0, clean(label), made.formats["label"])
        write(sheet, row, 1, shown, made.formats["text"])
        row += 1
    return row


def _settings(made: Pages, plan: Plan) -> list[tuple[str, str]]:
    """Return the settings with which the run can be repeated."""
    words, settings, lang = made.words, plan.settings, made.lang
    seconds = words["no_limit"] if settings.seconds is None else number_text(settings.seconds, lang, 1)
    return [
        (words["seed"], str(settings.seed)),
        (words["gap_wanted"], percent_text(settings.gap, lang)),
        (words["search_rounds"], number_text(settings.search_rounds, lang)),
        (words["bound_rounds"], number_text(settings.bound_rounds, lang)),
        (words["seconds"], seconds),
    ]


def _teams(made: Pages, scenario: Scenario) -> list[tuple[str, str]]:
    """Return who goes out with what."""
    words = made.words
    pairs = []
    for key, team in scenario.teams.items():
        facts = [words["officers"].format(number=team.officers)]
        if team.drivers:
            facts.append(words["drivers"].format(number=team.drivers))
        facts.append(words["units"].format(number=team.biometric_units))
        if team.vehicle:
            facts.append(team.vehicle)
        pairs.append((team_name(scenario, key, made.lang), ", ".join(facts)))
    return pairs


def _sources(made: Pages, scenario: Scenario, sheet: Worksheet, row: int) -> int:
    """Write the sources that most rows of data rest on, with their confidence; return the row after."""
    words, found = made.words, _found_sources(scenario)
    write(sheet, row, 0, words["sources"], made.formats["section"])
    row += 1
    write(sheet, row, 0, words["quoted"], made.formats["subtitle"])
    for column, key in enumerate(("confidence", "source", "rows")):
        write(sheet, row + 1, column, words[key], made.formats["head"])
    row += 2
    for (confidence, source), count in found[:MOST_SOURCES]:
        shown = source or words["unnamed"]
        sheet.set_row(row, row_height([(shown, TEXT_WIDTH)]))
        write(sheet, row, 0, words[confidence], made.formats["text"])
        write(sheet, row, 1, shown, made.formats["text"])
        write(sheet, row, 2, count, made.formats["whole"])
        row += 1
    if others := found[MOST_SOURCES:]:
        told = words["more_sources"].format(number=number_text(len(others), made.lang))
        write(sheet, row, 0, "", made.formats["text"])
        write(sheet, row, 1, told, made.formats["text"])
        write(sheet, row, 2, sum(count for _, count in others), made.formats["whole"])
        row += 1
    return row


def _found_sources(scenario: Scenario) -> list[tuple[tuple[str, str], int]]:
    """Count the rows of data by confidence and source, most first; the parts of a source count alone."""
    roads = scenario.roads
    tables: tuple[Mapping[str, Sourced | Counter], ...] = (
        scenario.kabupaten,
        scenario.districts,
        scenario.places,
        roads.nodes,
        roads.edges,
        scenario.counters,
    )
    counts = collections.Counter(
        (entry.confidence or PLANNERS_OWN, part.strip())
        for table in tables
        for entry in table.values()
        for part in clean(entry.source).split(";")
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
