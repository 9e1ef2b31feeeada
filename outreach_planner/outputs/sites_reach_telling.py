"""How many people are near a counter, today and with the best choices, in both seasons, told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach_planner.outputs.language import number_text
from outreach_planner.outputs.sites_speaker import Section, Speaker
from outreach_planner.outputs.telling import short_kabupaten_name

SEASONS = ("dry", "rainy")
SharesBySeason = Mapping[str, Mapping[str, Sequence[float]]]


def within(say: Speaker) -> Section:
    """Tell the shares of people within each band of a counter, by kabupaten and season."""
    word, bands = say.word, say.tree["bands_minutes"]
    choices = choices_of(say)
    rows = []
    for kabupaten in (None, *say.scenario.kabupaten):
        name = word["all_people"] if kabupaten is None else short_kabupaten_name(say.scenario, kabupaten)
        for season in SEASONS:
            cells = []
            for _, by_season in choices:
                shares = by_season[season]
                told = (
                    [share_of_all(say, shares, band) for band in range(len(bands))]
                    if kabupaten is None
                    else shares[kabupaten]
                )
                cells.append(shares_text(say, told))
            rows.append((name, word[season], *cells))
    head = (word["kabupaten"], word["season"], *(name for name, _ in choices))
    said = word["within_words"].format(bands=bands_text(say))
    right = frozenset(range(2, len(head)))
    return Section(word["within"], (said,), head=head, rows=tuple(rows), right=right)


def with_one(say: Speaker) -> Section:
    """Tell what each candidate alone changes for the people of its kabupaten, and for everybody."""
    word, today = say.word, say.tree["shares_within_today"]
    rows = []
    for row in say.tree["ranking"]:
        own = say.scenario.places[say.where(row["id"])].kabupaten
        cells = [
            changes_text(say, today[season][own], row["shares_within"][season][own]) for season in SEASONS
        ]
        bands = range(len(say.tree["bands_minutes"]))
        before, after = (
            [share_of_all(say, shares["rainy"], band) for band in bands]
            for shares in (today, row["shares_within"])
        )
        rows.append(
            (say.name(row["id"]), say.kabupaten_of(row["id"]), *cells, changes_text(say, before, after))
        )
    if not rows:
        return Section(word["with_one"])
    own_heads = (f"{word['own_kabupaten']}, {word[f'{season}_season']}" for season in SEASONS)
    head = (word["place"], word["kabupaten"], *own_heads, f"{word['all_people']}, {word['rainy_season']}")
    said = word["with_one_words"].format(bands=bands_text(say))
    right = frozenset({2, 3, 4})
    return Section(word["with_one"], (said,), head=head, rows=tuple(rows), right=right, folded=True)


def choices_of(say: Speaker) -> list[tuple[str, SharesBySeason]]:
    """Give today's shares and those of the best choices, each with its label."""
    rows = [row for row in say.tree["curve"] if row["sites"] or row["closed"]]
    return [
        (say.word["before"], say.tree["shares_within_today"]),
        *((say.choice(row), row["shares_within"]) for row in rows),
    ]


def share_of_all(say: Speaker, by_kabupaten: Mapping[str, Sequence[float]], band: int) -> float:
    """Give the share of all people within a band, of those of each kabupaten."""
    people = dict.fromkeys(say.scenario.kabupaten, 0.0)
    for district in say.scenario.districts.values():
        people[district.kabupaten] += district.population
    near = sum(count * by_kabupaten[name][band] for name, count in people.items())
    return near / max(1.0, sum(people.values()))


def bands_text(say: Speaker) -> str:
    """Write the bands, ``60 / 90 / 120``."""
    return " / ".join(str(band) for band in say.tree["bands_minutes"])


def shares_text(say: Speaker, shares: Sequence[float]) -> str:
    """Write shares of the bands in percent, ``17 / 36 / 46 %``."""
    told = " / ".join(number_text(100 * share, say.lang, 0) for share in shares)
    return f"{told}\N{NO-BREAK SPACE}%".replace(" / ", "\N{NO-BREAK SPACE}/ ")


def changes_text(say: Speaker, before: Sequence[float], after: Sequence[float]) -> str:
    """Write how shares of the bands change, ``0→17 / 0→36 / 5 %``; what stays is written once."""
    pairs = [
        (number_text(100 * b, say.lang, 0), number_text(100 * a, say.lang, 0))
        for b, a in zip(before, after, strict=True)
    ]
    told = "\N{NO-BREAK SPACE}/ ".join(a if b == a else f"{b}→{a}" for b, a in pairs)
    return f"{told}\N{NO-BREAK SPACE}%"
