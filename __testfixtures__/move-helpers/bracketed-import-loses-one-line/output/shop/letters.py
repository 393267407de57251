from shop.customers import Customer, salutation


def greeting(customer: Customer) -> str:
    return f"{salutation(customer)} {customer.name}"
