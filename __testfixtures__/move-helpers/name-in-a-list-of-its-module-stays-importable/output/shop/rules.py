"""Rules that templates may use."""

from shop.tax import net as net

OFFERED = ["gross", "net"]
WORDS = ["net", "tare"]


def gross(amount):
    return amount * 1.2
