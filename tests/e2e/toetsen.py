"""Working with nothing but keys: Tab until it has the focus, then type, Space or Enter."""

from tests.e2e.mensen import WACHTWOORD, code

MEEST = 60


class Toetsenbord:
    """Counts every key but those of the text itself."""

    def __init__(self, page):
        self.page, self.telt = page, 0

    def druk(self, key):
        self.page.keyboard.press(key)
        self.telt += 1

    def naar(self, selector, *keys):
        """Tab on until this has the focus, and can be seen; then press the keys."""
        self.page.locator(selector).first.wait_for()
        for _ in range(MEEST):
            self.druk("Tab")
            if self.page.evaluate("css => document.activeElement.matches(css)", selector):
                break
        else:
            raise AssertionError(f"Tab does not reach {selector}")
        assert self.page.evaluate("() => document.activeElement.checkVisibility()")
        for key in keys:
            self.druk(key)

    def typ(self, naam, tekst):
        self.naar(f"[name={naam}]")
        self.page.keyboard.type(tekst)

    def log_in(self, mens):
        self.page.goto(mens.url + "/")
        self.typ("login", mens.user.email)
        self.typ("password", WACHTWOORD)
        self.druk("Enter")
        self.typ("code", code())
        self.druk("Enter")
        self.page.get_by_role("heading", name="Mijn werk", level=1).wait_for()
