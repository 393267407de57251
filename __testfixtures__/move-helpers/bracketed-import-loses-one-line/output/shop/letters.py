from shop.customers import Customer
from shop.customers import salutation  # formal


def greeting(customer: Customer) -> str:
    return f"{salutation(customer)} {customer.name}"
