"""The search: a first plan at once, improved while time lasts."""
