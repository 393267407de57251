import json

from shop.rounding import round_cents


def to_json(price):
    return json.dumps(price)


def gross(net):
    return round_cents(net * 1.19)
