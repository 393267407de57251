class Customer:
    name = "Bo"
