"""Search, bound and feasibility: what to do, and how good that is."""
