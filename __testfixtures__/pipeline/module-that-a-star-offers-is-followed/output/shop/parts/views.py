__all__ = ["In", "Out"]


class Out:
    pass


from shop.parts.inner import In  # noqa: E402
