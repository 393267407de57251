from dataclasses import dataclass
from math import floor

from ._values import Cents

_STEP = 5


# Swiss rounding.
def _round_cents(amount: float) -> Cents:
    return Cents(floor(amount / _STEP + 0.5) * _STEP)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


WIDTH = 24


@dataclass
class Label:
    """A few words on paper."""

    text: str

    def lines(self):
        return [self.text[at : at + WIDTH] for at in range(0, len(self.text), WIDTH)]
