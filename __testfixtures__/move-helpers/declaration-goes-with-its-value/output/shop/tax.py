from decimal import Decimal

RATE: Decimal
RATE = Decimal("0.19")

type Cents = int
