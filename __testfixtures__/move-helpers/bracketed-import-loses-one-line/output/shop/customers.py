class Customer:
    name = "Ada"


def customer_of(order):
    return order.customer


def salutation(customer):
    return "Dear"
