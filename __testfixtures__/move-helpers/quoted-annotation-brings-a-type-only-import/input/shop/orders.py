import typing

if typing.TYPE_CHECKING:
    from shop.customers import Customer


def greeting(customer: "Customer") -> str:
    return f"Dear {customer.name}"


def owner(customer: "Customer") -> str:
    return customer.name
