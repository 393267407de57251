if 1 > 2:
    raise ImportError
