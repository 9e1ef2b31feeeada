"""Able to say why: what keeps a visit out, what it would cost, what limits the month, what blocks a scenario."""
