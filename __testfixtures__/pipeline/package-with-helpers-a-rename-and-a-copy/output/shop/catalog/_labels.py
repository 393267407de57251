"""Labels on shelves and letters."""

from dataclasses import dataclass

WIDTH = 24


@dataclass
class Label:
    """A few words on paper."""

    text: str

    def lines(self):
        return [self.text[at : at + WIDTH] for at in range(0, len(self.text), WIDTH)]


def shelf_label(item):
    return Label(item.upper())
