from shop.customers import full_name, salutation, title


def greeting(customer):
    return f"{salutation(customer)} {title(customer)} {full_name(customer)}"
