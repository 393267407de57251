__title__ = "shop"
version = "1.0"
