from .names import ONE, TWO

__all__ = ["ONE", "TWO"]
