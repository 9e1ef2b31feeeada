"""Tells on stderr which part of the work about fixed sites is running, and how much of the whole is done."""

from __future__ import annotations

import sys
from typing import get_args

from outreach_planner.outputs.language import Lang, percent_text
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.siting.timing import Piece

STEPS = 20
PIECES: tuple[Piece, ...] = get_args(Piece)


class SitesProgress:
    """Says each part of the work when it begins, then each twentieth of the whole, once.

    Parameters
    ----------
    lang : "id" or "en"
    quiet : bool
        Say nothing.
    """

    def __init__(self, lang: Lang, quiet: bool) -> None:
        self._lang, self._quiet = lang, quiet
        self._piece: Piece | None = None
        self._step = 0

    def began(self, piece: Piece) -> None:
        """Say that a part begins, and which of how many it is."""
        if piece != self._piece:
            self._piece = piece
            self._say()

    def done(self, part: float) -> None:
        """Say how much of the whole is done, if that is more than was said."""
        step = int(part * STEPS)
        if step > self._step:
            self._step = step
            self._say()

    def _say(self) -> None:
        if self._quiet or self._piece is None:
            return
        word = sites_words(self._lang)
        said = word["working"].format(
            number=PIECES.index(self._piece) + 1,
            of=len(PIECES),
            piece=word[f"cut_{self._piece}"],
            part=percent_text(self._step / STEPS, self._lang, 0),
        )
        print(said, file=sys.stderr, flush=True)
