from .models.line import Line


def count(lines):
    return sum(1 for line in lines if isinstance(line, Line))
