"""Who carries a casus, what is decided in it and how it ends."""

POLICY = {}
