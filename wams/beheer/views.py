from wams.accounts.models import Mandaat, Organisatie, User
from wams.beheer import actions, forms, selectors
from wams.doelbinding.toewijzing import Toewijzing
from wams.web.views import ActionView, ActorListView, ActorPageView


class StartView(ActorPageView):
    act = "beheer.view"
    context = staticmethod(selectors.start)
    template_name = "beheer/start.html"


class OrganisatiesView(ActorPageView):
    act = "organisatie.list"
    context = staticmethod(selectors.organisaties)
    template_name = "beheer/organisaties.html"


class AddOrganisatieView(ActionView):
    action = staticmethod(actions.add_organisatie)
    form_class = forms.AddOrganisatieForm
    template_name = "beheer/formulier.html"
    done_message = "De organisatie is toegevoegd."
    done_url = "beheer:organisaties"


class CorrectOrganisatieView(ActionView):
    action = staticmethod(actions.correct_organisatie)
    model = Organisatie
    choose_from = staticmethod(selectors.alle_organisaties)
    form_class = forms.CorrectOrganisatieForm
    template_name = "beheer/formulier.html"
    done_message = "De organisatie is opgeslagen."
    done_url = "beheer:organisaties"


class AddPartijView(ActionView):
    action = staticmethod(actions.add_partij)
    model = Organisatie
    choose_from = staticmethod(selectors.alle_organisaties)
    form_class = forms.AddPartijForm
    template_name = "beheer/formulier.html"
    done_message = "De organisatie staat vanaf vandaag op de partijenlijst."
    done_url = "beheer:organisaties"


class EndPartijView(ActionView):
    action = staticmethod(actions.end_partij)
    model = Organisatie
    choose_from = staticmethod(selectors.alle_organisaties)
    form_class = forms.EndPartijForm
    template_name = "beheer/formulier.html"
    done_message = "De organisatie gaat morgen van de partijenlijst."
    done_url = "beheer:organisaties"


class GebruikersView(ActorListView):
    act = "gebruiker.list"
    rows = staticmethod(selectors.gebruikers)
    lists_people = False
    template_name = "beheer/gebruikers.html"


class AddGebruikerView(ActionView):
    action = staticmethod(actions.add_gebruiker)
    form_class = forms.AddGebruikerForm
    template_name = "beheer/formulier.html"
    done_message = "Het account is er. Een wachtwoord kiest de persoon met ‘Wachtwoord vergeten’."
    done_url = "beheer:gebruikers"


class CorrectGebruikerView(ActionView):
    action = staticmethod(actions.correct_gebruiker)
    model = User
    choose_from = staticmethod(selectors.gebruikers)
    form_class = forms.CorrectGebruikerForm
    template_name = "beheer/formulier.html"
    done_message = "De gebruiker is opgeslagen."
    done_url = "beheer:gebruikers"


class MandatenView(ActorPageView):
    act = "mandaat.list"
    context = staticmethod(selectors.mandaten_context)
    template_name = "beheer/mandaten.html"


class GiveMandaatView(ActionView):
    action = staticmethod(actions.give_mandaat)
    form_class = forms.GiveMandaatForm
    template_name = "beheer/formulier.html"
    done_message = "Het mandaat is verleend."
    done_url = "beheer:mandaten"


class EndMandaatView(ActionView):
    action = staticmethod(actions.end_mandaat)
    model = Mandaat
    choose_from = staticmethod(selectors.mandaten)
    context = staticmethod(selectors.mandaat_context)
    form_class = forms.EndMandaatForm
    template_name = "beheer/formulier.html"
    done_message = "Het mandaat en de toegang die erop rustte zijn geëindigd."
    done_url = "beheer:mandaten"


class DeskundigheidView(ActionView):
    action = staticmethod(actions.record_deskundigheid)
    form_class = forms.DeskundigheidForm
    template_name = "beheer/formulier.html"
    done_message = "De deskundigheid is vastgelegd."
    done_url = "beheer:mandaten"


class ToewijzingenView(ActorListView):
    act = "toewijzing.list"
    rows = staticmethod(selectors.toewijzingen)
    filter_form = forms.ToewijzingFilter
    lists_people = False
    template_name = "beheer/toewijzingen.html"


class EndToewijzingView(ActionView):
    action = staticmethod(actions.end_toewijzing)
    model = Toewijzing
    choose_from = staticmethod(selectors.lopende_toewijzingen)
    context = staticmethod(selectors.toewijzing_context)
    form_class = forms.EndToewijzingForm
    template_name = "beheer/formulier.html"
    done_message = "De toegang is geëindigd."
    done_url = "beheer:toewijzingen"
