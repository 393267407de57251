"""Orders of the shop."""

try:
    from babel.numbers import format_currency
except ImportError:  # the till has no babel
    format_currency = None


def can_localise() -> bool:
    return format_currency is not None
