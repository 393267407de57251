from typing import get_type_hints

from shop import models


def kinds():
    return get_type_hints(models.pack)
