def g(x):
    from .a import K
    return x + K
