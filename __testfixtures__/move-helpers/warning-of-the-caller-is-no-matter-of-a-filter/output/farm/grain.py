import warnings


def sift():
    warnings.warn("fine", UserWarning, stacklevel=2)
