"""Application logs say what happened, never about whom."""

import logging
import traceback


class QuietFormatter(logging.Formatter):
    """Of an error its kind and its place: the text may quote a row, and with it a person."""

    def formatException(self, exc_info):
        kind, error, trace = exc_info
        constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
        return "".join(
            [*traceback.format_tb(trace), kind.__name__, f" ({constraint})" if constraint else ""]
        )
