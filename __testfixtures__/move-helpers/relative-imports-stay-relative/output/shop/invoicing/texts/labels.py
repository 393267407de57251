from ...money import CURRENCY
from ..models import Line


def line_label(line: Line) -> str:
    return f"{line.name} {line.price} {CURRENCY}"
