class Gold:
    karat = 24


class Penny:
    value = 1
