from shop.customers import (
    Customer,
    customer_of,  # also for guests
)


def name(order) -> str:
    customer: Customer = customer_of(order)
    return customer.name
