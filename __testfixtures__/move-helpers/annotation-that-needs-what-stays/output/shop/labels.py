from __future__ import annotations

from shop.orders import Order


def label(order: Order) -> str:
    return f"Order {order.number}"
