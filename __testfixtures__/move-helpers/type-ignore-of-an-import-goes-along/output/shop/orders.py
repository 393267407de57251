import json


def to_json(order) -> str:
    return json.dumps(order)
