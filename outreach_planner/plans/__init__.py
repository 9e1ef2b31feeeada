"""Plans as people and files hold them, and the simulation that says who is served."""
