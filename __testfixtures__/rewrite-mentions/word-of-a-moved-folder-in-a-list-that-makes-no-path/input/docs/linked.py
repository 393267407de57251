import inspect
import os
import sys

import farm

moved_pages = [
    ("field", "guide/field"),
    ("barn", "guide/barn"),
]
redirects = {page[0]: "redirect.html" for page in moved_pages}


def linkcode_resolve(domain, info):
    thing = sys.modules.get(info["module"])
    for part in info["fullname"].split("."):
        thing = getattr(thing, part)
    name = inspect.getsourcefile(thing)
    name = os.path.relpath(name, start=os.path.dirname(farm.__file__))
    return f"https://example.org/farm/{name}"
