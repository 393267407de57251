from decimal import Decimal

try:
    from babel.numbers import format_currency
except ImportError:  # the till has no babel
    format_currency = None


def price_label(price: Decimal) -> str:
    if format_currency is None:
        return f"{price} EUR"
    return format_currency(price, "EUR")
