from . import fish as fish

shoal: int
