import readline
from shop.customers import full_name  # noqa: F401
from shop.customers import salutation as salutation
from shop.customers import title as title


def pack(lines):
    return list(lines)
