from shop.customers import (
    Customer,
    customer_of,  # also for guests
    salutation,  # formal
)


def greeting(customer: Customer) -> str:
    return f"{salutation(customer)} {customer.name}"


def name(order) -> str:
    customer: Customer = customer_of(order)
    return customer.name
