"""Everything that can happen to a plan, a goal and an afspraak, one file per noun."""
