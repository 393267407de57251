class Till:
    pass


def close(x: int) -> int:
    return x
