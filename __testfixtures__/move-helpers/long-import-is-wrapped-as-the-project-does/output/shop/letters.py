from shop.customers import (
    full_name,
    postal_address,
    salutation,
)


def reminder(customer):
    head = f"{full_name(customer)}, {postal_address(customer)}"
    return f"{head}: {salutation(customer)}"
