"""Orders of the shop."""

from shop.prices import gross
from shop.rounding import round_cents


def total(nets):
    return sum(map(gross, nets)), round_cents(sum(nets))
