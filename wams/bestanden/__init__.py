"""Files from outside: recognised, cleaned apart from everything else, kept sealed."""
