"""Reports for the owner."""

import csv
import io

from shop.orders import LARGE, Order


def to_csv(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def is_large(order) -> bool:
    return isinstance(order, Order) and len(order.lines) > LARGE
