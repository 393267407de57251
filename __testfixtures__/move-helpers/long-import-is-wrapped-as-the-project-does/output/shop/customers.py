def full_name(customer):
    return customer.name


def postal_address(customer):
    return customer.address


def salutation(customer):
    return "Dear"
