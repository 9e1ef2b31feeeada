"""The reach rows of a cluster: for each service of each option, the points it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.world.instance import Floats, Ints
from outreach_planner.world.option_arrays import Options


@dataclass(frozen=True)
class Rows:
    """Reach rows by option and service.

    Attributes
    ----------
    service_start : Ints, shape (J + 1,)
    service_option, service_number : Ints, shape (W,)
        The option of each service, and whether it is the first (0) or the second (1).
    start : Ints, shape (W + 1,)
    service, option, reach, key : Ints, shape (R,)
        Of each row: its service, its option, its number in ``instance.options``, and a number that tells it
        from all others, sorted.
    before : Ints, shape (R,)
        The row of the same point in the first service, for rows of a second one (-1: none).
    """

    service_start: Ints
    service_option: Ints
    service_number: Ints
    start: Ints
    service: Ints
    option: Ints
    reach: Ints
    key: Ints
    before: Ints

    def left_by_first(self, share: Floats) -> Floats:
        """Part of a point's people whom the first service surely leaves for the second; 1 for the first."""
        there = self.before >= 0
        result = np.ones_like(share)
        result[:, there] = 1.0 - share[:, self.before[there]]
        return result

    def joint(self, share: Floats) -> Floats:
        """Share of a point's people whom the services of the row's option serve together at most."""
        result, there = share.copy(), self.before >= 0
        both = 1.0 - (1.0 - share[:, there]) * (1.0 - share[:, self.before[there]])
        result[:, there] = both
        result[:, self.before[there]] = both
        return result


def rows_of(options: Options, held: Ints) -> Rows:
    """List the rows of these options (sorted), service by service."""
    services = [options.services(int(o)) for o in held]
    flat = np.array([w for each in services for w in each], dtype=np.int64)
    counts = np.array([len(each) for each in services], dtype=np.int64)
    number = np.concatenate([np.arange(count) for count in counts])
    of = np.repeat(np.arange(len(held)), counts)
    lengths = options.start[flat + 1] - options.start[flat]
    start = np.concatenate([[0], np.cumsum(lengths)])
    reach = np.concatenate([np.arange(options.start[w], options.start[w + 1]) for w in flat])
    service = np.repeat(np.arange(len(flat)), lengths)
    before = np.full(len(reach), -1)
    for w in np.flatnonzero(number == 1):
        first = {int(options.point[reach[r]]): r for r in range(start[w - 1], start[w])}
        for r in range(start[w], start[w + 1]):
            before[r] = first.get(int(options.point[reach[r]]), -1)
    key = (2 * held[of[service]] + number[service]) * len(options.point) + reach
    return Rows(
        service_start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        service_option=of.astype(np.int64),
        service_number=number.astype(np.int64),
        start=start.astype(np.int64),
        service=service.astype(np.int64),
        option=of[service].astype(np.int64),
        reach=reach.astype(np.int64),
        key=key.astype(np.int64),
        before=before.astype(np.int64),
    )
