class Customer:
    name = "Ada"


class Staff:
    name = "Bob"
