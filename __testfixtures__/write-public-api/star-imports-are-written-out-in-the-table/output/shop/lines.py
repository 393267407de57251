__all__ = ["Line"]


class Line:
    pass


class Hidden:
    pass
