"""What recorded visits teach: attendance and no-shows, from a prior of stated weight to a posterior."""
