"""Demand from what drives it: drivers to estimates, with ranges, a derivation and a backtest."""
