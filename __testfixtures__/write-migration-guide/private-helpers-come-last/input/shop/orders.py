"""Orders of the shop."""

import re

SPACES = re.compile(r"\s+")


def _squeeze(text):
    return SPACES.sub(" ", text)


class Order:
    pass
