"""The world as arrays: places, roads, days, people who wait, and what a visit reaches."""
