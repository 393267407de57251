from inspect import signature

from shop import models


class Other:
    width: int


def fits(limit=models.LIMIT):
    return limit in Other.__annotations__ or "limit" in signature(fits).parameters
