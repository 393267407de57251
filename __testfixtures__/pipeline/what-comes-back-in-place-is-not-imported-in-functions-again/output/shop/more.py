"""More."""

from shop.checks import size_of
from shop.registry import register

LIMIT = 3


@register
class Kind:
    size = size_of("kind")
