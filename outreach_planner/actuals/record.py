"""What is recorded of a visit, and the texts that stand for it in files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Literal

Status = Literal["held", "cancelled", "moved"]
STATUSES: tuple[Status, ...] = ("held", "cancelled", "moved")
NUMBERS = ("registered", "absent", "came", "served", "refused", "used")
TIMES = ("began", "ended")
TEXTS = ("cause", "remarks", "letter")


@dataclass(frozen=True)
class Actual:
    """What came of a visit; None and empty mean that nobody wrote it.

    Attributes
    ----------
    key : str
        The visit's key in the export, for example ``2027-01-04/lakso-van/lakso/tanjung-raja``.
    status : Status or None
    registered, absent, came, served, refused, used : int or None
        People registered, those of them who stayed away, all who came, who were served and refused, and
        passport books used.
    began, ended : int or None
        Minutes after midnight at which service really began and ended.
    cause, remarks, letter : str
        Why it was called off, what else there was, the letter of assignment's number.
    """

    key: str
    status: Status | None = None
    registered: int | None = None
    absent: int | None = None
    came: int | None = None
    served: int | None = None
    refused: int | None = None
    used: int | None = None
    began: int | None = None
    ended: int | None = None
    cause: str = ""
    remarks: str = ""
    letter: str = ""

    @property
    def is_reported(self) -> bool:
        """Whether somebody said what came of it: a number of people, or that it was held or not."""
        return self.status is not None or self.came is not None or self.served is not None

    @property
    def is_held(self) -> bool:
        """Whether it took place: said so, or people came."""
        return self.status == "held" or (self.status is None and self.is_reported)

    @property
    def date(self) -> dt.date:
        """The day it was planned for."""
        return dt.date.fromisoformat(self.key.split("/")[0])


FIELDS = tuple(field.name for field in fields(Actual))


def is_blank(actual: Actual) -> bool:
    """Say whether nothing but the key is written."""
    return actual == Actual(actual.key)
