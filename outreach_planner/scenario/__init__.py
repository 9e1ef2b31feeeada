"""What a planner writes: the fields of a scenario, and how it is read and checked."""
