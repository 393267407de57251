class Penny:
    value = 1
