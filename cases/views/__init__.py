"""Five-line screens, one file per part of the work. They name things and decide nothing."""
