"""Django looks here for models; they live in the file named after the noun."""

from wams.doelbinding.toewijzing import (
    Betrokkenheid,
    LopendeToewijzing,
    Systeemact,
    Toewijzing,
)

__all__ = ["Betrokkenheid", "LopendeToewijzing", "Systeemact", "Toewijzing"]
