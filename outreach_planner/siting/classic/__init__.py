"""The classic questions of location science, answered exactly: median, center, covering, capacitated."""
