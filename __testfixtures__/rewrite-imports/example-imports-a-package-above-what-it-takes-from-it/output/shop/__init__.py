from shop._failure import Failure

__all__ = ["Failure"]
