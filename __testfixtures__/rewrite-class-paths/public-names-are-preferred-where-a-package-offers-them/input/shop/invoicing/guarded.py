class Slow:
    pass
