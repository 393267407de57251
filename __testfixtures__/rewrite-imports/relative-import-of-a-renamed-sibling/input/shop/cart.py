from . import billing as _billing
from .billing import (
    Invoice,
    RATE as TAX,
)

print(_billing.RATE, Invoice(1).total, TAX)
