"""Few of many changes that have to go, found by halves; each question may also stay without an answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)
Asked = Callable[[Sequence[T]], bool | None]
"""Whether it is enough that some go; None where there was no time to find out."""


@dataclass(frozen=True)
class Isolated(Generic[T]):
    """What has to go.

    Attributes
    ----------
    needed : tuple
        Those that were tried: without one of them going the others are not enough.
    untried : tuple
        Those that go with them, because there was no time to try whether they need to.
    others : tuple
        Each of them would be enough in the place of a single needed one.
    """

    needed: tuple[T, ...]
    untried: tuple[T, ...] = ()
    others: tuple[T, ...] = ()


def isolate(everything: Sequence[T], is_enough: Asked[T]) -> Isolated[T]:
    """Find few that have to go where it is enough that all go.

    Mostly there is a single one, so that is looked for first, by halves: where one half is not enough, the
    other is taken to be. Only where that leads nowhere are several looked for (QuickXplain: Junker, AAAI
    2004).
    """
    asking = _Asking(tuple(everything), is_enough)
    single = _single(asking)
    if single is not None:
        rest = [each for each in everything if each != single]
        return Isolated((single,), (), tuple(_alone(asking, rest)))
    if not asking.has_time:
        return Isolated((), asking.fewest)
    found = _fewest(asking, (), False, tuple(everything))
    needed = tuple(each for each, is_known in found if is_known)
    if asking(needed):
        return Isolated(needed)
    return Isolated(
        tuple(each for each in asking.fewest if each in needed),
        tuple(each for each in asking.fewest if each not in needed),
    )


@dataclass
class _Asking(Generic[T]):
    """Asks, and remembers the fewest that were enough and whether there was time for every answer."""

    fewest: tuple[T, ...]
    is_enough: Asked[T]
    has_time: bool = True
    known: dict[frozenset[T], bool] = field(default_factory=dict)

    def __call__(self, some: Sequence[T]) -> bool | None:
        """Ask whether some are enough; at most once, and no more once the time is over."""
        name = frozenset(some)
        if name in self.known or not name:
            return self.known.get(name, False)
        answer = self.is_enough(some) if self.has_time else None
        if answer is None:
            self.has_time = False
            return None
        self.known[name] = answer
        if answer and len(name) < len(self.fewest):
            self.fewest = tuple(some)
        return answer


def _single(asking: _Asking[T]) -> T | None:
    """Find one that is enough by itself, by halves; None where none was found so."""
    group = asking.fewest
    while len(group) > 1:
        half = group[: len(group) // 2]
        answer = asking(half)
        if answer is None:
            return None
        group = half if answer else group[len(half) :]
    return group[0] if asking(group) else None


def _alone(asking: _Asking[T], group: Sequence[T]) -> list[T]:
    """Find all that are enough by themselves: in a group that is not enough there is none."""
    if not asking(group):
        return []
    half = len(group) // 2
    return list(group) if len(group) == 1 else _alone(asking, group[:half]) + _alone(asking, group[half:])


def _fewest(
    asking: _Asking[T], given: tuple[T, ...], is_news: bool, group: tuple[T, ...]
) -> tuple[tuple[T, bool], ...]:
    """Find few that have to go beside the given ones, each with whether that was tried."""
    if is_news:
        answer = asking(given)
        if answer:
            return ()
        if answer is None:
            return tuple((each, False) for each in group)
    if len(group) == 1:
        return ((group[0], True),)
    half = len(group) // 2
    second = _fewest(asking, (*given, *group[:half]), True, group[half:])
    first = _fewest(asking, (*given, *(each for each, _ in second)), bool(second), group[:half])
    return (*first, *second)
