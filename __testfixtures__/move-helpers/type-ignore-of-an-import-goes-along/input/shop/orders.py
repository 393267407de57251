import json

import segno  # type: ignore[import-untyped]


def qr_code(iban: str) -> object:
    return segno.make(iban)


def to_json(order) -> str:
    return json.dumps(order)
