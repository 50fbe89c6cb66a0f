"""‘Mag ik dit delen?’: at most seven questions, answered by the one engine. Keeps nothing."""
