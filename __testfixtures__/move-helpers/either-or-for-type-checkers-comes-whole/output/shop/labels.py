from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.customers import Customer
else:
    Customer = object


def label(customer: Customer) -> str:
    return customer.name
