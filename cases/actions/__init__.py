"""Everything that can happen in a casus, one file per part of the work."""
