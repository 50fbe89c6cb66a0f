"""What a screen of a casus shows, for one actor, one file per screen or part of the work."""
