import readline
from shop.customers import full_name  # noqa: F401
from shop.customers import salutation as salutation
from shop.customers import title


def greeting(customer):
    return f"{salutation(customer)} {title(customer)} {full_name(customer)}"


def pack(lines):
    return list(lines)
