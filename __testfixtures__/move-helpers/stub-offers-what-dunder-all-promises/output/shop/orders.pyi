from shop.rounding import round_cents

__all__ = ["pack", "round_cents"]

def pack(lines: list) -> list: ...
