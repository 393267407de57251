from .off import miles
