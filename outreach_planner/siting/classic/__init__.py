"""The classic questions of location science, each answered exactly: p-median, p-center, covering, capacitated."""
