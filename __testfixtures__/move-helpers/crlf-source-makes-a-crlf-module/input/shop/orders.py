"""Orders of the shop."""

import decimal
import json


def round_cents(amount):
    return amount.quantize(decimal.Decimal("0.01"))


def to_json(order):
    return json.dumps({"total": str(round_cents(order.total))})
