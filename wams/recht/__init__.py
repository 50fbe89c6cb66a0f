"""The law as dated data: codes here, content in ``bron/``, versions per gemeente."""
