"""Which states of a day are put together, and which are kept alone (see ``diagram``)."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

ALIKE_RUPIAH = 1.0
"""States are not told apart if merging them loses less than this."""
FEARED = 3.0
"""What merging a group loses counts so many times beside what it promises, when the next one is halved."""


@compiled
def most_promising(crowd: Floats, worth: Floats, pull: Floats, width: int) -> Ints:
    """Choose so many states, those first whose worth and crowd promise most; equal ones in their order."""
    states, points = crowd.shape
    if states <= width:
        return np.arange(states)
    promise = worth.copy()
    for s in range(states):
        for i in range(points):
            promise[s] += pull[i] * crowd[s, i]
    return np.argsort(-promise, kind="mergesort")[:width]


@compiled
def grouped(crowd: Floats, worth: Floats, pull: Floats, width: int) -> tuple[Ints, int]:
    """Put the states into at most so many groups; returns the group of each and the number of groups.

    A group promises the largest worth in it and the pull of the larger crowd at each point; it loses what no
    state of it promises alone. The one that promises and loses most is halved first: along what differs most
    in it, at the middle.
    """
    states = crowd.shape[0]
    if states <= width:
        return np.arange(states), states
    group, kinds = grouped_by_kind(crowd, worth, pull, width, np.zeros(states, np.int64))
    return group, kinds.shape[0]


@compiled
def grouped_by_kind(crowd: Floats, worth: Floats, pull: Floats, width: int, kind: Ints) -> tuple[Ints, Ints]:
    """Put the states of each kind into groups, as ``grouped`` does; all kinds together are the first groups.

    There may be more groups than ``width`` where there are more kinds. Returns the group of each state, and
    the kind of each group.
    """
    states = crowd.shape[0]
    order = np.argsort(kind, kind="mergesort")
    number = 1
    for e in range(1, states):
        number += kind[order[e]] != kind[order[e - 1]]
    size = max(width, number)
    first, end, kinds = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    axis, middle = np.zeros(size, np.int64), np.zeros(size)
    promise, waiting, heap = np.zeros(size), 0, np.zeros(size, np.int64)
    number = 0
    for e in range(states):
        if e == 0 or kind[order[e]] != kind[order[e - 1]]:
            first[number], kinds[number] = e, kind[order[e]]
            number += 1
        end[number - 1] = e + 1
    fresh, more = 0, number
    while True:
        for g in range(fresh, more):
            spread = measured(crowd, worth, pull, order[first[g] : end[g]], g, promise, axis, middle)
            if end[g] - first[g] > 1 and spread > ALIKE_RUPIAH:
                push(heap, waiting, g, promise)
                waiting += 1
        if waiting == 0 or number >= width:
            break
        g = pop(heap, waiting, promise)
        waiting -= 1
        border = halved(crowd, worth, order, first[g], end[g], axis[g], middle[g])
        first[number], end[number], end[g], kinds[number] = border, end[g], border, kinds[g]
        spread = measured(crowd, worth, pull, order[first[g] : end[g]], g, promise, axis, middle)
        if end[g] - first[g] > 1 and spread > ALIKE_RUPIAH:
            push(heap, waiting, g, promise)
            waiting += 1
        fresh, more = number, number + 1
        number += 1
    group = np.zeros(states, np.int64)
    for g in range(number):
        for e in range(first[g], end[g]):
            group[order[e]] = g
    return group, kinds[:number]


@compiled
def measured(
    crowd: Floats,
    worth: Floats,
    pull: Floats,
    members: Ints,
    g: int,
    promise: Floats,
    axis: Ints,
    middle: Floats,
) -> float:
    """Find what a group promises, and along what it differs most: a point, -1 for worth; returns how much."""
    least = most = worth[members[0]]
    for s in members:
        least, most = min(least, worth[s]), max(most, worth[s])
    promise[g], axis[g], middle[g], spread = most, -1, (least + most) / 2.0, most - least
    for i in range(crowd.shape[1]):
        if pull[i] <= 0.0:
            continue
        least = most = crowd[members[0], i]
        for s in members:
            least, most = min(least, crowd[s, i]), max(most, crowd[s, i])
        promise[g] += pull[i] * most
        if pull[i] * (most - least) > spread:
            axis[g], middle[g], spread = i, (least + most) / 2.0, pull[i] * (most - least)
    alone = -np.inf
    for s in members:
        own = worth[s]
        for i in range(crowd.shape[1]):
            own += max(0.0, pull[i]) * crowd[s, i]
        alone = max(alone, own)
    loss = promise[g] - alone
    promise[g] += FEARED * loss
    return spread if loss > ALIKE_RUPIAH else 0.0


@compiled
def halved(crowd: Floats, worth: Floats, order: Ints, first: int, end: int, axis: int, middle: float) -> int:
    """Sort a group's larger half before its smaller one; returns where that begins."""
    border = first
    for e in range(first, end):
        s = order[e]
        if (worth[s] if axis < 0 else crowd[s, axis]) > middle:
            order[e], order[border] = order[border], s
            border += 1
    return border if first < border < end else (first + end) // 2


@compiled
def push(heap: Ints, size: int, g: int, promise: Floats) -> None:
    """Put a group into the heap of so many, the one that promises most on top."""
    k = size
    heap[k] = g
    while k > 0 and promise[heap[(k - 1) // 2]] < promise[heap[k]]:
        heap[k], heap[(k - 1) // 2] = heap[(k - 1) // 2], heap[k]
        k = (k - 1) // 2


@compiled
def pop(heap: Ints, size: int, promise: Floats) -> int:
    """Take the group that promises most out of a heap of so many."""
    top = heap[0]
    heap[0] = heap[size - 1]
    k = 0
    while 2 * k + 1 < size - 1:
        child = 2 * k + 1
        if child + 1 < size - 1 and promise[heap[child + 1]] > promise[heap[child]]:
            child += 1
        if promise[heap[child]] <= promise[heap[k]]:
            break
        heap[k], heap[child] = heap[child], heap[k]
        k = child
    return int(top)
