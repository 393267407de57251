from . import fish

shoal = 3
