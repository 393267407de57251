import warnings


def line():
    warnings.warn("slow", stacklevel=1)
