# coding: cp1006
from .menu import prices

SIGN = "é"
