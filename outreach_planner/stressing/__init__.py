"""Plans on thousands of sampled months: what can go wrong, how likely, and which plan stands it better."""
