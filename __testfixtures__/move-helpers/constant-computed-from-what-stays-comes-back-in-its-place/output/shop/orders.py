_seen = []


def _read(name):
    _seen.append(name)
    return len(_seen)


FIRST = _read("first")
from shop.limits import LIMITS  # noqa: E402

PAGES = _read("pages") + LIMITS["lines"]
