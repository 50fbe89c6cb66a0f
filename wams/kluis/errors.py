class SealError(Exception):
    """Content can't be sealed or opened; the message never holds content."""


class KeyringError(SealError):
    """The key ring or the folder of data keys is absent or wrong: nothing seals or opens."""
