_seen = []


def _read(name):
    _seen.append(name)
    return len(_seen)


LIMITS = {"lines": _read("lines")}
FIRST = _read("first")
PAGES = _read("pages")
WHOLE = PAGES + FIRST
