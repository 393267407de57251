"""Prices are made by :func:`shop.tax.net_price` (see shop.billing)."""
PRICES = {"shop.tax.net_price": "shop.billing.gross_price"}
