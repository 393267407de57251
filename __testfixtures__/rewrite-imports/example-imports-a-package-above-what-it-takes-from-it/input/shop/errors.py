class Failure(Exception):
    pass


class Other(Exception):
    pass
