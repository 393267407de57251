class Cat:
    pass
