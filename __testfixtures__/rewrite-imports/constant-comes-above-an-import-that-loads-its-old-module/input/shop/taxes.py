from .table import HALF

TAX = HALF + 1
