import warnings


def mill():
    warnings.warn("coarse", UserWarning)


def sift():
    warnings.warn("fine", UserWarning, stacklevel=2)


OATS = 3
