"""What is imported registers first."""

from shop import plugin
from shop.table import register

PLUG = plugin


@register
def order(value):
    return value
