"""Able to say why: what keeps a visit out or what it would cost, what limits the month, what blocks it."""
