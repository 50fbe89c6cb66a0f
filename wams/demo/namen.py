"""Synthetic people: names of Faker, numbers of the test range, the same ones at every run."""

from datetime import timedelta

from faker import Faker

from wams.kluis.bsn import proefnummers

VOORVOEGSELS = ("van der", "van den", "van de", "van", "de", "den", "ter", "ten")
STRATEN = (
    "Lindelaan", "Eikenstraat", "Molenweg", "Havenkade", "Kerkpad", "Rozenstraat", "Wilgenhof",
    "Zonnebloemplein", "Dorpsstraat", "Beukenlaan", "Spoorsingel", "Meidoornstraat",
)  # fmt: skip


class Namen:
    """Gives each person a name, a birthday and, for who needs one, a number that is nobody's."""

    def __init__(self, lading):
        self.faker = Faker("nl_NL")
        self.faker.seed_instance(lading.toeval.randrange(10**6))
        self.toeval = lading.toeval
        self.vandaag = lading.vandaag
        self._nummers = proefnummers()
        self._used = set()

    def voornaam(self, geslacht):
        """A first name that no cliënt has yet, as long as there are any."""
        for _ in range(20):
            naam = self._one(geslacht)
            if naam not in self._used:
                break
        self._used.add(naam)
        return naam

    def _one(self, geslacht):
        if geslacht == "v":
            return self.faker.first_name_female()
        return self.faker.first_name_male()

    def achternaam(self):
        """Prefix and surname apart."""
        whole = self.faker.last_name()
        for voorvoegsel in VOORVOEGSELS:
            if whole.startswith(f"{voorvoegsel} "):
                return voorvoegsel, whole.removeprefix(f"{voorvoegsel} ")
        return "", whole

    def geboortedatum(self, leeftijd):
        """A day on which somebody who is now this old was born."""
        days = leeftijd * 365.25 + self.toeval.randrange(10, 350)
        return self.vandaag - timedelta(days=int(days))

    def jarig_over(self, leeftijd, dagen):
        """Born so that the next birthday is so many days ahead."""
        dag = self.vandaag + timedelta(days=dagen)
        return dag.replace(year=dag.year - leeftijd - 1, day=min(dag.day, 28))

    def bsn(self):
        return next(self._nummers)

    def adres(self, plaats):
        letters = "".join(self.toeval.choice("ABCDEGHJKLNPRSTVXZ") for _ in range(2))
        return {
            "straat": self.toeval.choice(STRATEN),
            "huisnummer": str(self.toeval.randrange(1, 240)),
            "postcode": f"{self.toeval.randrange(1000, 9999)} {letters}",
            "woonplaats": plaats,
        }
