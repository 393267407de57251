from . import invoicing as _billing
from .invoicing import (
    Invoice,
    RATE as TAX,
)

print(_billing.RATE, Invoice(1).total, TAX)
