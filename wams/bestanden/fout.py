"""The one word that the process apart says when it refuses; needs nothing of Django."""


class Weiger(Exception):
    def __init__(self, code):
        self.code = code
        super().__init__(code)
