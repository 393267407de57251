import shop_data as data

__all__ = ["data"]
