__all__ = ["Line"]


class Line:
    pass
