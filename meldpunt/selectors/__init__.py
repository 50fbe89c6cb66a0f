"""What the screens of the meldpunt show, for one actor."""
