"""People of a cluster before and after a visit, and the most a visit can be worth: compiled pieces.

A visit serves in proportion: ``y_i = share_i b_i f`` with ``f = min(1, capacity / sum share b)`` and b those
who truly wait. Nobody knows b while the other clusters are left out, but it lies between two states:

*crowd*  who waits if only this cluster's visits are made, each with its smallest capacity. Serving in
         proportion is monotone: with ``b' >= b`` also ``b'_i (1 - share_i f(b')) >= b_i (1 - share_i f(b))``
         because f falls in b. A visit lowers b and waiting is monotone in between, so by induction over the
         days taking away other clusters' visits never lowers anybody's number: the crowd is never below b.
*least*  who waits at least when the team comes, whatever is planned (see ``least``).

An option of two services is two such visits, one after the other: the second finds the crowd less whom the
first surely takes, of the least at least ``1 - share`` of the first (``sure``). It is worth at most both
from the crowd before the first. Its people are priced once, by the share whom both serve at most (``come``).

So attendance from the crowd is an upper bound of the true attendance, and a visit is worth at most the
best of ``sum worth_i share_i b_i f(b)`` over all b between least and crowd (``most_worth``). Summed over the
visits this bounds what a schedule is worth, whatever the other clusters do; and it is monotone in the crowd.
"""

from __future__ import annotations

from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats

ROUNDING = 1e-6


@compiled
def pass_night(m: Market, x: int, crowd: Floats) -> None:
    """Carry the crowd from after the visits of day x - 1 to before those of day x."""
    for i in range(crowd.shape[0]):
        crowd[i] = m.undisturbed[x, i] + m.ratio[x, i] * (crowd[i] - m.undisturbed[x - 1, i])


@compiled
def attendance(m: Market, w: int, x: int, crowd: Floats) -> float:
    """People of the crowd who come to a service."""
    come = 0.0
    for r in range(m.start[w], m.start[w + 1]):
        come += m.share[x, r] * crowd[m.point[r]]
    return come


@compiled
def enough_come(m: Market, j: int, x: int, crowd: Floats) -> bool:
    """Whether enough people of the crowd come to each service of an option, the others left out."""
    for w in range(m.service_start[j], m.service_start[j + 1]):
        if m.minimum[w] > 0.0 and attendance(m, w, x, crowd) < m.minimum[w] - ROUNDING:
            return False
    return True


@compiled
def deplete(m: Market, c: int, crowd: Floats) -> None:
    """Serve the crowd in proportion, with the smallest capacity that this way of coming and going leaves."""
    x, first = m.day[c], m.service_start[m.option[c]]
    for w in range(first, m.service_start[m.option[c] + 1]):
        come, least = attendance(m, w, x, crowd), m.least_capacity[c, w - first]
        fits = 1.0 if come <= least else least / come
        for r in range(m.start[w], m.start[w + 1]):
            crowd[m.point[r]] *= 1.0 - m.share[x, r] * fits


@compiled
def place_price(
    m: Market, w: int, x: int, capacity: float, crowd: Floats, low: Floats
) -> tuple[float, float]:
    """Most a service can be worth (costs apart), and the price of a place that shows it.

    ``low`` (I,) is who waits at least. With ``y_i`` between ``share low f`` and ``share crowd f``,
    ``sum y <= capacity`` and f between 0 and 1, weak duality gives for any price ``p >= 0`` of a place

        sum worth y <= p capacity + max(0, above(p)),
        above(p) = sum (worth - p)+ share crowd - sum (p - worth)+ share low.

    ``above`` falls in p. The best price is 0, or where the people wanted fit the capacity, or where
    ``above`` is 0 (the mean worth of those who come: dear people cannot be served alone), whichever is
    first. A visit that is worth less than nothing counts as nothing.
    """
    first, end = m.start[w], m.start[w + 1]
    dear, dear_worth, cheap, cheap_worth = 0.0, 0.0, 0.0, 0.0
    for q in range(first, end):
        r = m.order[x, q]
        worth = m.worth[x, r]
        if worth > 0.0:
            dear += m.share[x, r] * crowd[m.point[r]]
            dear_worth += m.share[x, r] * crowd[m.point[r]] * worth
        else:
            cheap += m.share[x, r] * m.sure[x, r] * low[m.point[r]]
            cheap_worth += m.share[x, r] * m.sure[x, r] * low[m.point[r]] * worth
    if dear_worth + cheap_worth <= 0.0:
        return 0.0, 0.0
    if dear + cheap <= capacity:
        return dear_worth + cheap_worth, 0.0
    for q in range(end - 1, first - 1, -1):
        r = m.order[x, q]
        price = m.worth[x, r]
        if price <= 0.0:
            continue
        if dear_worth + cheap_worth <= price * (dear + cheap):
            price = (dear_worth + cheap_worth) / (dear + cheap)
            return price * capacity, price
        come = m.share[x, r] * crowd[m.point[r]]
        must = m.share[x, r] * m.sure[x, r] * low[m.point[r]]
        dear, dear_worth = dear - come, dear_worth - come * price
        cheap, cheap_worth = cheap + must, cheap_worth + must * price
        if dear + cheap <= capacity:
            above = dear_worth + cheap_worth - price * (dear + cheap)
            return price * capacity + max(0.0, above), price
    # Only rounding comes here: at the dearest person's price ``above`` is 0 or less.
    price = m.worth[x, m.order[x, first]]
    return price * capacity, price


@compiled
def most_worth(m: Market, c: int, crowd: Floats) -> float:
    """Most a visit can be worth, its cost apart; never below 0."""
    worth, x, first = 0.0, m.day[c], m.service_start[m.option[c]]
    for w in range(first, m.service_start[m.option[c] + 1]):
        worth += place_price(m, w, x, m.capacity[c, w - first], crowd, m.least[x])[0]
    return worth


@compiled
def serve(m: Market, c: int, crowd: Floats, served: Floats) -> None:
    """People of each reach row served where the visit is worth most, each service from the same crowd."""
    x, first = m.day[c], m.service_start[m.option[c]]
    for w in range(first, m.service_start[m.option[c] + 1]):
        serve_one(m, w, x, m.capacity[c, w - first], crowd, m.least[x], served)


@compiled
def serve_one(m: Market, w: int, x: int, capacity: float, crowd: Floats, low: Floats, served: Floats) -> None:
    """People served where a service is worth most: dear from the crowd, cheap the least."""
    price = place_price(m, w, x, capacity, crowd, low)[1]
    total, border, border_most, near = 0.0, 0.0, 0.0, 1e-9 * price
    for r in range(m.start[w], m.start[w + 1]):
        i = m.point[r]
        dear = m.worth[x, r] > price + near
        served[r] = m.share[x, r] * (crowd[i] if dear else m.sure[x, r] * low[i])
        total += served[r]
        if abs(m.worth[x, r] - price) <= near:
            border += served[r]
            border_most += m.share[x, r] * crowd[i]
    if total > capacity:
        for r in range(m.start[w], m.start[w + 1]):
            served[r] *= capacity / total
    elif price > 0.0 and border_most > border:
        part = min(1.0, (capacity - total) / (border_most - border))
        for r in range(m.start[w], m.start[w + 1]):
            if abs(m.worth[x, r] - price) <= near:
                served[r] += part * (m.share[x, r] * crowd[m.point[r]] - served[r])
