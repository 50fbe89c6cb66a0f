"""The shape of each answer that the plan asks for, one form per action."""
