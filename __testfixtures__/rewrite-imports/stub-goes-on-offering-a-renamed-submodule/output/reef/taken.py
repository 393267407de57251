from . import shoal as fish

shoal = 3
