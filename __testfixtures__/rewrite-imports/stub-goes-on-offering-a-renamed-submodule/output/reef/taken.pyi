from . import shoal as _shoal

fish = _shoal

shoal: int
