from mill import wheels

HAS = hasattr(wheels, "load")
