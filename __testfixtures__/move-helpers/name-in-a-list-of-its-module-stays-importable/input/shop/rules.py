"""Rules that templates may use."""

OFFERED = ["gross", "net"]
WORDS = ["net", "tare"]


def net(amount):
    return amount * 0.8


def gross(amount):
    return amount * 1.2
