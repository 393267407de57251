from decimal import Decimal

from .models import Line
from .texts.labels import line_label


def line_total(line: Line) -> Decimal:
    return line.price * line.count


def line_text(line: Line) -> str:
    return f"{line_label(line)}: {line_total(line)}"
