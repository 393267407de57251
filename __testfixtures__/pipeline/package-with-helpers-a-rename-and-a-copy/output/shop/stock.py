"""What is left on the shelves."""

from shop.catalog._labels import shelf_label
from invoicing._values import Cents


def worth(items: dict[str, Cents]) -> Cents:
    return sum(items.values())


def labels(items):
    return [shelf_label(item) for item in items]
