"""Keys and sealed fields: content that is unreadable without its dossier's own key."""
