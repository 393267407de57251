__all__ = ["In", "Out"]


class Out:
    pass


class In(Out):
    pass
