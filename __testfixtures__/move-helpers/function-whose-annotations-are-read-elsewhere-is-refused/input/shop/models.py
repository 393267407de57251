def pack(width: int) -> str:
    return "x" * width


LIMIT = 3
