from shop.rules import OFFERED


def header():
    return "from shop.rules import " + ", ".join(OFFERED)
