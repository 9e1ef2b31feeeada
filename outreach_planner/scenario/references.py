"""Checks that every id a scenario mentions is there.

Works on the tree as it was written, so that a scenario with other problems is checked too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_planner.errors import Problem
from outreach_planner.scenario.nodes import Node, Step, children, find, path_text, quoted
from outreach_planner.scenario.shapes import closest, listed

EACH = "*"
KEYS = "keys"
MOST_SUGGESTIONS = 50

REFERENCES: tuple[tuple[str, str], ...] = (
    ("office.place", "places"),
    ("districts.*.kabupaten", "kabupaten"),
    ("districts.*.road_node", "roads.nodes"),
    ("places.*.kabupaten", "kabupaten"),
    ("places.*.road_node", "roads.nodes"),
    ("roads.edges.*.start", "roads.nodes"),
    ("roads.edges.*.end", "roads.nodes"),
    ("counters.*.place", "places"),
    ("estimates.kabupaten.keys", "kabupaten"),
    ("estimates.districts.keys", "districts"),
    ("estimates.districts.*.campuses.*", "places"),
    ("estimates.own_numbers.*.kabupaten", "kabupaten"),
    ("estimates.own_numbers.*.district", "districts"),
    ("uncertainty.no_shows.keys", "programs"),
    ("learned.attendance.*.program", "programs"),
    ("learned.attendance.*.place", "places"),
    ("programs.*.kabupaten.*", "kabupaten"),
    ("programs.*.segments.*", "demand.segments"),
    ("teams.*.home", "places"),
    ("teams.*.programs.*", "programs"),
    ("teams.*.only_places.*", "places"),
    ("teams.*.never_places.*", "places"),
    ("policy.guarantees.keys", "kabupaten"),
    ("policy.guarantees.*.program", "programs"),
    ("programs.*.lane.segments.*", "demand.segments"),
    ("requests.*.place", "places"),
    ("requests.*.program", "programs"),
    ("policy.budgets.*.program", "programs"),
    ("pins.*.program", "programs"),
    ("pins.*.place", "places"),
    ("pins.*.or_at.*", "places"),
    ("pins.*.team", "teams"),
    ("frozen.visits.*.program", "programs"),
    ("frozen.visits.*.place", "places"),
    ("frozen.visits.*.or_at.*", "places"),
    ("frozen.visits.*.team", "teams"),
    ("frozen.visits.*.request", "requests"),
    ("sites.candidates.*.place", "places"),
    ("sites.may_close.*", "counters"),
    ("sites.saves_rupiah.keys", "counters"),
    ("sites.readings.*.weights.keys", "kabupaten"),
    ("bans.*.place", "places"),
    ("bans.*.program", "programs"),
    ("bans.*.team", "teams"),
    ("field.hosts.keys", "places"),
    ("field.programs.keys", "programs"),
    ("field.delivery.keys", "kabupaten"),
    ("officers.*.teams.*", "teams"),
    ("roster.needs.keys", "teams"),
    ("roster.pins.*.team", "teams"),
    ("roster.pins.*.officer", "officers"),
    ("roster.wishes.*.team", "teams"),
    ("roster.wishes.*.officer", "officers"),
)


def unknown_references(root: Node) -> list[Problem]:
    """List the mentions of ids that the scenario does not have.

    Venues are kinds of places; each must be the kind of at least one place.
    """
    problems: list[Problem] = []
    for pattern, target in REFERENCES:
        known = _ids(root, target)
        if known is not None:
            missing = f"write its entry first: there are no {target} yet"
            problems += _unknown(root, pattern, known, f"an id of {target}", missing)
    kinds = _kinds(root)
    if kinds is not None:
        missing = "write places of that kind first: there are none yet"
        problems += _unknown(root, "programs.*.venues.*", kinds, "a kind that a place has", missing)
    return problems


def _unknown(root: Node, pattern: str, known: frozenset[str], what: str, missing: str) -> Iterator[Problem]:
    """List the mentions at a pattern that are not known; ``missing`` is the mend where nothing is."""
    words = sorted(known)
    otherwise = f"write {what}; known are {listed(words)}" if words else missing
    unknown = (found for found in _mentions(root, pattern.split(".")) if found[2] not in known)
    for number, (path, node, mention) in enumerate(unknown):
        mend = closest(mention, words, otherwise) if number < MOST_SUGGESTIONS else otherwise
        yield Problem(node.file, node.line, path_text(path), f"got {quoted(mention)}", mend)


def _mentions(
    node: Node, steps: list[str], path: tuple[Step, ...] = ()
) -> Iterator[tuple[tuple[Step, ...], Node, str]]:
    """Give every text at a pattern with its path; what has another form is passed over."""
    if not steps:
        if isinstance(node.value, str):
            yield path, node, node.value
    elif steps[0] == KEYS:
        for key, child in children(node):
            if isinstance(key, str):
                yield (*path, key), child, key
    else:
        for key, child in children(node):
            if steps[0] in (EACH, key):
                yield from _mentions(child, steps[1:], (*path, key))


def _ids(root: Node, target: str) -> frozenset[str] | None:
    """Give the ids of a mapping; None if it is not there (which is told elsewhere)."""
    steps = target.split(".")
    node, depth = find(root, steps)
    if depth < len(steps) or not isinstance(node.value, Mapping):
        return None
    return frozenset(node.value)


def _kinds(root: Node) -> frozenset[str] | None:
    """Give the kinds of all places; None if places are not there."""
    if _ids(root, "places") is None:
        return None
    return frozenset(mention for _, _, mention in _mentions(root, ["places", EACH, "kind"]))
