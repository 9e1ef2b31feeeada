"""A small scenario as text, and helpers that change a line of it and read what is said about it."""

from __future__ import annotations

from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.reading import read_scenario

SMALL = """\
name: Small
horizon:
  start: 2027-04-05
  end: 2027-04-09
office:
  name: Kantor
  place: kantor
  officers: 10
  applicants_an_officer_a_day: 5
kabupaten:
  kota: {name: Kota, population: 1000, weight: 1.0}
districts:
  kota: {name: Kota, kabupaten: kota, population: 1000, lat: -3.0, lon: 104.8, road_node: kota}
  timur: {name: Timur, kabupaten: kota, population: 500, lat: -3.0, lon: 105.0, road_node: timur}
places:
  kantor: {name: Kantor, kind: office, kabupaten: kota, lat: -3.0, lon: 104.8, road_node: kota}
  timur:
    name: Timur
    kind: town
    kabupaten: kota
    lat: -3.0
    lon: 105.0
    road_node: timur
roads:
  nodes:
    kota: {name: Kota, lat: -3.0, lon: 104.8}
    timur: {name: Timur, lat: -3.0, lon: 105.0}
  edges:
    kota-timur: {start: kota, end: timur, km: 30, road_class: national, dry_kmh: 60, rainy_kmh: 30}
demand:
  applications_a_year: 36500
  month_factors: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  segments:
    anyone: {name: Anyone, share: 1.0}
  reach: {share_at_door: 0.5, scale_minutes: 60, limit_minutes: 20}
  counter_pull: {share_at_door: 0.2, scale_minutes: 60, limit_minutes: 90}
  backlog_days: 10
  giving_up_a_day: 0.0
counters:
  kantor: {place: kantor, queue: office, staffed_by_office: true}
programs:
  lakso:
    name: LAKSO
    venues: [town]
    segments: [anyone]
    weekdays: [monday, tuesday, wednesday, thursday, friday]
    opens: "08:00"
    closes: "16:00"
    minutes_an_applicant: 12
teams:
  van:
    name: Van
    home: kantor
    programs: [lakso]
    officers: 2
    biometric_units: 2
    leaves_at: "06:00"
    home_by: "19:00"
    evening_arrival_by: "20:00"
calendar:
  ramadan_opens: "08:00"
  ramadan_closes: "14:00"
  breaks: {start: "12:00", end: "13:00", friday_start: "11:30", friday_end: "13:00"}
costs:
  per_diem_out_of_town_rupiah: 300000
  per_diem_in_town_rupiah: 100000
  hotel_rupiah_a_person_night: 500000
  boat_rupiah_a_day: 2000000
  served_rupiah: 100000
  travel_rupiah_a_km: 1000
  travel_rupiah_an_hour: 20000
  waiting_rupiah_a_day: 1000
"""


def changed(*changes: tuple[str, str]) -> str:
    """The small scenario with pieces of its text replaced; each piece must be there once."""
    text = SMALL
    for piece, new in changes:
        assert text.count(piece) == 1, f"{piece!r} is there {text.count(piece)} times"
        text = text.replace(piece, new)
    return text


END = "  waiting_rupiah_a_day: 1000\n"
TOWN = "    road_node: timur\n"
TEAM = "    biometric_units: 2\n"
VISIT = "{date: 2027-04-06, program: lakso, place: timur}"
"""Lines of the small scenario that texts are added after, and a visit it may pin."""


def after(line: str, more: str) -> tuple[str, str]:
    """A change that adds text after a line of the small scenario."""
    return line, line + more


def line_of(text: str, piece: str) -> int:
    """The line, from 1, on which a piece of text first begins."""
    return text[: text.index(piece)].count("\n") + 1


def put(folder: Path, text: str, name: str = "small.yaml") -> Path:
    """Write a file and give its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


PLACES = "places:\n  from: places.csv\n"
HEADER = "id,name,kind,kabupaten,lat,lon,road_node,lane,students,minimum_attendance,confidence,source\n"
ROWS = (
    "kantor,Kantor,office,kota,-3.0,104.8,kota,,,,sourced,map\n"
    'timur,"Timur, the town",town,kota,-3.0,105.0,timur,TRUE,12,,estimate,guess\n'
)


def with_table(folder: Path, rows: str = HEADER + ROWS, more: str = "") -> Path:
    """The small scenario with its places in a table."""
    start, end = SMALL.index("places:"), SMALL.index("roads:")
    (folder / "places.csv").write_text(rows, encoding="utf-8")
    return put(folder, SMALL[:start] + PLACES + more + SMALL[end:])


def child(folder: Path, text: str, parent: str = SMALL) -> Path:
    """A scenario that extends the small one."""
    put(folder, parent, "base.yaml")
    return put(folder, "extends: base.yaml\n" + text, "child.yaml")


def problems_of(path: Path) -> tuple[Problem, ...]:
    """What reading says is wrong; nothing if the scenario is read."""
    try:
        read_scenario(path)
    except ScenarioError as error:
        return error.problems
    return ()
