type Cents = int

Euro, CENT = float, 0.01

if CENT:
    UNIT = "Cent"
else:
    UNIT = "Euro"


class _Unit:
    pass
