from decimal import Decimal

from ..money import CURRENCY
from .models import Line


def line_total(line: Line) -> Decimal:
    return line.price * line.count


def line_label(line: Line) -> str:
    return f"{line.name} {line.price} {CURRENCY}"


def line_text(line: Line) -> str:
    return f"{line_label(line)}: {line_total(line)}"
