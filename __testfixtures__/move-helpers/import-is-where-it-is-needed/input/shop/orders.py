import json
import math
from decimal import ROUND_HALF_UP, Decimal


def to_json(order):
    return json.dumps(order, default=str)


def round_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def parcels(weight: float, limit: Decimal) -> int:
    return math.ceil(weight / float(limit))
