"""Who goes: officers named to trips, fairly over months, checked by an audit that knows no solver."""
