from . import rates

HALF = rates.BASE / 2
