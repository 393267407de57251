from shop.errors import Failure

__all__ = ["Failure"]
