"""A small visitor over HTTP: follows links, fills in forms, keeps its cookies; no script."""

from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener


class FormReader(HTMLParser):
    """The forms of a page with what stands in them, and its text."""

    def __init__(self):
        super().__init__()
        self.forms, self.links, self.text = [], [], []
        self._form, self._area, self._link, self._select = None, None, None, None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self._form = {"action": a.get("action", ""), "id": a.get("id", ""), "fields": {}}
            self.forms.append(self._form)
        elif tag == "a":
            self._link = [a.get("href", ""), ""]
            self.links.append(self._link)
        elif tag == "option" and self._select:
            if "selected" in a:
                self._form["fields"][self._select] = a.get("value", "")
        elif self._form is not None and a.get("name"):
            self._field(tag, a)

    def _field(self, tag, a):
        kind = a.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in a
        if tag == "textarea":
            self._area = a["name"]
            self._form["fields"][a["name"]] = ""
        elif tag == "select":
            self._select = a["name"]
            self._form["fields"][a["name"]] = ""
        elif tag == "input" and kind != "submit" and ticked:
            unsaid = "on" if kind in ("checkbox", "radio") else ""
            self._form["fields"][a["name"]] = a.get("value", unsaid)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "a":
            self._link = None

    def handle_data(self, data):
        self.text.append(data)
        if self._area and self._form is not None:
            self._form["fields"][self._area] += data
        if self._link is not None:
            self._link[1] += data


class Visitor:
    """One person at one address."""

    def __init__(self, base):
        self.base = base
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path):
        return self._open(Request(urljoin(self.base, path)))  # noqa: S310  (our own address)

    def send(self, answers, *, form=""):
        """Send the form of the page (by its id, or the last one) with these answers."""
        found = [f for f in self.page.forms if not form or f["id"] == form]
        chosen = found[-1] if form else max(found, key=lambda f: len(f["fields"]))
        fields = chosen["fields"] | answers
        target = urljoin(self.url, chosen["action"])
        headers = {"Referer": self.url, "Origin": self.base.rstrip("/")}
        data = urlencode(fields, doseq=True).encode()
        return self._open(Request(target, data=data, headers=headers))  # noqa: S310

    def follow(self, words):
        """Open the first link with these words."""
        href = next(href for href, text in self.page.links if words in " ".join(text.split()))
        return self.get(urljoin(self.url, href))

    def _open(self, request):
        try:
            answer = self.opener.open(request, timeout=20)
        except HTTPError as error:
            answer = error
        self.status, self.url = answer.status, answer.url
        self.page = FormReader()
        self.page.feed(answer.read().decode())
        self.words = " ".join(" ".join(self.page.text).split())
        return self
