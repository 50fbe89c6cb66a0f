"""A page as PDF/UA: tagged, in Dutch, with its own fonts and nothing fetched from anywhere."""

from importlib import import_module
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.template.loader import render_to_string

from wams.web.views import ActorDetailView

CSS = Path(__file__).parent / "static" / "web" / "brief.css"
FONTS = "vendor/noto-sans/files/noto-sans-latin-{}.woff2"


def font_file(name):
    """In development from the package, in production from what was collected."""
    wanted = FONTS.format(name)
    return Path(finders.find(wanted) or staticfiles_storage.path(wanted))


def make_pdf(html):
    """Loaded when the first letter is printed: the library takes as long as all the rest."""
    weasyprint = import_module("weasyprint")
    urls = import_module("weasyprint.urls")

    class Fonts(urls.URLFetcher):
        """Only our fonts: a picture or style sheet in a text is never asked for."""

        def fetch(self, url, headers=None):
            kind, _, name = url.partition(":")
            if kind != "font":
                raise ValueError("Een brief haalt niets op.")
            body = font_file(name).open("rb")
            return urls.URLFetcherResponse(url, body, {"Content-Type": "font/woff2"})

    fetch = Fonts()
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    sheet = weasyprint.CSS(
        string=CSS.read_text(encoding="utf-8"), font_config=fonts, url_fetcher=fetch
    )
    page = weasyprint.HTML(string=html, url_fetcher=fetch)
    return page.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )


class PdfView(ActorDetailView, abstract=True):
    """A detail page on paper; ``bestandsnaam`` holds no name of a person."""

    bestandsnaam = "brief.pdf"

    def render_to_response(self, context, **kwargs):
        pdf = make_pdf(render_to_string(self.template_name, context))
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{self.bestandsnaam}"'
        return response
