"""What a screen of the plan shows, for one actor: the plan, its check, its versions, one partij."""
