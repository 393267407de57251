import os

import farm

ROOT = os.path.dirname(farm.__file__)
PAGES = (
    "field",  # a page
    "barn",
)


def pages(known):
    """The pages of `PAGES`."""
    names = ["barn", "field"]
    for page in PAGES:
        print(os.path.join(ROOT, f"{page}.rst"), len(PAGES))
    return [name for name in known if name in names]
