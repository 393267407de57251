from __future__ import annotations


class Order:
    number = 1

    def title(self) -> str:
        return label(self)


def label(order: Order) -> str:
    return f"Order {order.number}"
