_seen = []


def _read(name):
    _seen.append(name)
    return len(_seen)


FIRST = _read("first")
LIMITS = {"lines": _read("lines")}
PAGES = _read("pages") + LIMITS["lines"]
