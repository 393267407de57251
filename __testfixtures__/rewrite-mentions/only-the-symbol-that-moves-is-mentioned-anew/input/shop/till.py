"""Prices are made by :func:`shop.billing.net_price` (see shop.billing)."""
PRICES = {"shop.billing.net_price": "shop.billing.gross_price"}
