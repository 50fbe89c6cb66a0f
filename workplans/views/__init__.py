"""The screens of the plan: of who works in the casus, and of the partij that is asked something."""
