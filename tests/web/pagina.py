from html.parser import HTMLParser


class Page(HTMLParser):
    """The elements of a page, each with its attributes and the text directly in it."""

    def __init__(self, html):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in {"input", "path", "meta", "link", "br"}:
            self._open.append(element)

    def handle_endtag(self, tag):
        if self._open:
            self._open.pop()

    def handle_data(self, data):
        if self._open:
            self._open[-1]["text"] += data

    def all(self, **wanted):
        return [e for e in self.elements if all(e.get(k) == v for k, v in wanted.items())]

    def one(self, **wanted):
        (element,) = self.all(**wanted)
        return element

    def position(self, **wanted):
        return self.elements.index(self.one(**wanted))
