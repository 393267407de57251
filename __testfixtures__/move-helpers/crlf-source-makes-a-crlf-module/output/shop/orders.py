"""Orders of the shop."""

import json

from shop.rounding import round_cents


def to_json(order):
    return json.dumps({"total": str(round_cents(order.total))})
