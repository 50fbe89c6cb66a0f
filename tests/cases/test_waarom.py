"""‘Waarom zie ik dit?’ says what one sees, and no more than ``may`` lets one read."""

import pytest
from django.urls import reverse

from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db


def test_it_names_no_kind_of_data_that_the_matrix_keeps_from_the_reader(wereld, als):
    casus = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, "ONDERZOEK")

    page = als(wereld.onderzoeker).get(reverse("cases:waarom", args=[casus.pk])).text

    assert "Gezin, netwerk en mantelzorg" in page
    assert "Burgerservicenummer" not in page
