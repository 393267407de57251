"""What is left on the shelves."""

from invoicing._values import Cents
from shop.catalog._labels import shelf_label


def worth(items: dict[str, Cents]) -> Cents:
    return sum(items.values())


def labels(items):
    return [shelf_label(item) for item in items]
