"""What can be wrong with the catalogue or with a question to it."""

from wams.errors import DomainError


class GeenCatalogusError(DomainError):
    """Without law nothing is allowed."""

    def __init__(self, op):
        super().__init__(
            f"Er is voor deze gemeente op {op:%d-%m-%Y} geen catalogus actief. "
            "Zonder catalogus kan dit niet. Vraag de functioneel beheerder."
        )


class OnbekendeCodeError(DomainError):
    """The catalogue has no such row in this regime on this date."""

    def __init__(self, soort, code, regime, op):
        super().__init__(
            f"‘{code}’ staat op {op:%d-%m-%Y} niet in de catalogus ({soort}, regime {regime})."
        )


class GeenTermijnError(DomainError):
    """The row exists but holds no number to count with."""

    def __init__(self, code):
        super().__init__(f"De catalogus geeft bij ‘{code}’ geen termijn die te berekenen is.")


class OngeldigeCatalogusError(Exception):
    """The source is not fit to become law; names every fault with its place."""

    def __init__(self, fouten):
        super().__init__("De catalogus klopt niet:\n" + "\n".join(fouten))
        self.fouten = tuple(fouten)
