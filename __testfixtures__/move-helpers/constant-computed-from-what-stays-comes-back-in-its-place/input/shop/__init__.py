from shop.orders import PAGES

__all__ = ["PAGES"]
