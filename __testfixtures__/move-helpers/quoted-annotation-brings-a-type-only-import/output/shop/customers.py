class Customer:
    name = "Ada"
