import warnings

warnings.warn("shop.old goes away", stacklevel=2)
