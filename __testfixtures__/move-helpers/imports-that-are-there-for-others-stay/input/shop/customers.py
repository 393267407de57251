def full_name(customer):
    return customer.name


def salutation(customer):
    return "Dear"


def title(customer):
    return "Dr"
