"""What was learned: on the terminal, as JSON, as a page, and as a scenario that takes it over."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from outreach_planner.learning.learn import Learnt, Lessons
from outreach_planner.learning.posterior import Beta, Gamma
from outreach_planner.outputs.figure_page import Part, Plot, Table, figure_page, plain_row
from outreach_planner.outputs.language import Lang, in_language, number_text, percent_text
from outreach_planner.outputs.plots import Ranged, bars
from outreach_planner.outputs.telling import place_name, program_name
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.scenario.fields import Scenario

LESSONS_VERSION = 1
WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Yang dipelajari: {scenario}", "What was learned: {scenario}"),
    "trust": (
        "Bobot awal: program {program} orang, tempat {place} orang, tidak hadir {registered} pendaftar;"
        " catatan berumur {half} hari dihitung setengah. Sampai {until}.",
        "Prior weights: a program {program} people, a place {place} people, no-shows {registered} registered;"
        " what was recorded {half} days ago counts half. Until {until}.",
    ),
    "attendance": ("Hadir terhadap perkiraan", "Attendance against what was expected"),
    "no_shows": ("Bagian pendaftar yang tidak hadir", "Share of those registered who stayed away"),
    "who": ("program, tempat", "program, place"),
    "season": ("musim", "season"),
    "visits": ("kunjungan", "visits"),
    "attendance_data": ("hadir / diperkirakan", "came / expected"),
    "no_shows_data": ("absen / terdaftar", "absent / registered"),
    "faded": (
        "Hadir, absen, dan pembandingnya sudah dikurangi menurut umur catatan. Awal sebuah tempat: yang"
        " diajarkan tempat lain dari program yang sama.",
        "Counts are faded by their age. The prior of a place is what the other places of its program teach.",
    ),
    "prior": ("awal (80 %)", "prior (80 %)"),
    "posterior": ("sesudah (80 %)", "posterior (80 %)"),
    "weight": ("bobot data", "weight of data"),
    "everywhere": ("semua tempat", "all places"),
    "ramadan": ("Ramadan", "Ramadan"),
    "rajab-syaban": ("Rajab-Syaban", "Rajab-Sha'ban"),
    "ordinary": ("hari biasa", "ordinary days"),
    "nothing": ("Belum ada yang dapat dipelajari.", "Nothing to learn from yet."),
    "files": ("Skenario baru: {file}. Halaman: {page}", "New scenario: {file}. Page: {page}"),
}


def lessons_text(lessons: Lessons, scenario: Scenario, lang: Lang, width: int = 110) -> str:
    """Return prior, data and posterior of every program and place, by season."""
    word = in_language(WORDS, lang)
    lines = [word["title"].format(scenario=scenario.name), trust_text(lessons, lang), ""]
    for key, learnt in (("attendance", lessons.attendance), ("no_shows", lessons.no_shows)):
        if learnt:
            rows = [_row(each, scenario, lang) for each in learnt]
            lines += [
                word[key],
                table_text(_head(key, lang), rows, width, {2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}),
                "",
            ]
    learnt_any = lessons.attendance or lessons.no_shows
    lines.append(word["faded"] if learnt_any else word["nothing"])
    return "\n".join(lines) + "\n"


def trust_text(lessons: Lessons, lang: Lang) -> str:
    """Say how much the estimates weigh against what is recorded."""
    trust = lessons.trust
    return in_language(WORDS, lang)["trust"].format(
        program=number_text(trust.program_people, lang),
        place=number_text(trust.place_people, lang),
        registered=number_text(trust.registered, lang),
        half=number_text(trust.half_life_days, lang),
        until=lessons.until,
    )


def files_text(file: str, page: str, lang: Lang) -> str:
    """Say where the files are."""
    return in_language(WORDS, lang)["files"].format(file=file, page=page)


def lessons_html(lessons: Lessons, scenario: Scenario, lang: Lang) -> str:
    """Render the page; the same input gives the same text."""
    word = in_language(WORDS, lang)
    parts = []
    for key, learnt in (("attendance", lessons.attendance), ("no_shows", lessons.no_shows)):
        if learnt:
            plot = Plot(
                word[key], bars([_bar(each, scenario, lang) for each in learnt], _percent(lang), word[key])
            )
            rows = [
                plain_row(_row(each, scenario, lang), "strong" if each.place is None else "")
                for each in learnt
            ]
            table = Table(_head(key, lang), rows, {2, 3, 4, 5, 6})
            parts.append(Part(word[key], plots=[plot], table=table, after=[word["faded"]]))
    title = word["title"].format(scenario=scenario.name)
    return figure_page(title, [trust_text(lessons, lang)], parts, lang)


def lessons_json(lessons: Lessons, files: dict[str, str]) -> str:
    """Return the object that ``learn --json`` prints."""
    tree = {
        "version": LESSONS_VERSION,
        "until": str(lessons.until),
        "attendance": [_tree(each) for each in lessons.attendance],
        "no_shows": [_tree(each) for each in lessons.no_shows],
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def learned_yaml(lessons: Lessons, parent: str) -> str:
    """Write a scenario that extends another and takes over what was learned, with its sources."""
    lines = [
        "# Written by outreach-planner learn from recorded visits. Factors are posterior means: how many",
        "# came against what was expected; ranges are 80 % intervals.",
        f"extends: {json.dumps(parent, ensure_ascii=False)}",
        "learned:",
        "  attendance:",
    ]
    lines += [line for each in lessons.attendance for line in _attendance_lines(each)]
    if not lessons.attendance:
        lines[-1] = "  attendance: {}"
    shares = _shares(lessons.no_shows)
    if shares:
        lines += ["uncertainty:", "  no_shows:"]
        for each, mean in shares:
            low, high = each.posterior.interval()
            source = f"{each.seen:.1f} absent of {each.of:.1f}, weight of data {each.weight:.2f}"
            lines.append(
                f"    {each.program}: {{value: {mean:.4f}, confidence: estimate,"
                f" source: {json.dumps(source)},"
                f" range: [{min(low, mean):.4f}, {max(high, mean):.4f}]}}"
            )
    return "\n".join(lines) + "\n"


def _attendance_lines(each: Learnt[Gamma]) -> list[str]:
    low, high = each.posterior.interval()
    mean = each.posterior.mean
    visits = "1 visit" if each.visits == 1 else f"{each.visits} visits"
    source = f"{each.seen:.1f} came where {each.of:.1f} were expected, {visits}, weight of data"
    name = "-".join(part for part in (each.program, each.place, each.season) if part)
    lines = [f"    {name}:", f"      program: {each.program}"]
    if each.place is not None:
        lines.append(f"      place: {each.place}")
    return [
        *lines,
        f"      season: {each.season}",
        f"      factor: {{value: {mean:.4f}, range: [{low:.4f}, {high:.4f}], confidence: estimate,"
        f" source: {json.dumps(f'{source} {each.weight:.2f}')}}}",
    ]


def _shares(learnt: Sequence[Learnt[Beta]]) -> list[tuple[Learnt[Beta], float]]:
    """Choose for each program the season with most data: stress tests know no seasons of no-shows."""
    best: dict[str, Learnt[Beta]] = {}
    for each in learnt:
        if each.place is None and (each.program not in best or each.of > best[each.program].of):
            best[each.program] = each
    return [(each, each.posterior.mean) for _, each in sorted(best.items())]


def _head(key: str, lang: Lang) -> tuple[str, ...]:
    word = in_language(WORDS, lang)
    keys = ("who", "season", "visits", f"{key}_data", "prior", "posterior", "weight")
    return tuple(word[key] for key in keys)


def _row(each: Learnt[Gamma] | Learnt[Beta], scenario: Scenario, lang: Lang) -> tuple[str, ...]:
    word = in_language(WORDS, lang)
    data = f"{number_text(each.seen, lang, 1)} / {number_text(each.of, lang, 1)}"
    return (
        _name(each, scenario, lang),
        word[each.season],
        str(each.visits),
        data,
        _law(each.prior, lang),
        _law(each.posterior, lang),
        percent_text(each.weight, lang, 0),
    )


def _law(law: Gamma | Beta, lang: Lang) -> str:
    low, high = law.interval()
    write = _percent(lang)
    return f"{write(law.mean)} ({write(low)} – {write(high)})"


def _percent(lang: Lang) -> Any:
    return lambda value: percent_text(value, lang, 0)


def _bar(each: Learnt[Gamma] | Learnt[Beta], scenario: Scenario, lang: Lang) -> Ranged:
    low, high = each.posterior.interval()
    season = in_language(WORDS, lang)[each.season]
    return Ranged(f"{_name(each, scenario, lang)}, {season}", each.posterior.mean, low, high)


def _name(each: Learnt[Gamma] | Learnt[Beta], scenario: Scenario, lang: Lang) -> str:
    program = program_name(scenario, each.program, lang)
    if each.place is None:
        return f"{program}, {in_language(WORDS, lang)['everywhere']}"
    return f"{program}, {place_name(scenario, each.place)}"


def _tree(each: Learnt[Gamma] | Learnt[Beta]) -> dict[str, object]:
    ends = {"prior": each.prior, "posterior": each.posterior}
    return {
        "program": each.program,
        "place": each.place,
        "season": each.season,
        "visits": each.visits,
        "seen": round(each.seen, 4),
        "of": round(each.of, 4),
        "weight": round(each.weight, 4),
        **{
            name: {
                "mean": round(law.mean, 4),
                "low": round(law.interval()[0], 4),
                "high": round(law.interval()[1], 4),
            }
            for name, law in ends.items()
        },
    }
