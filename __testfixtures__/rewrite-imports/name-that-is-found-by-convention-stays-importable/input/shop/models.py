class User:
    pass


class Group:
    pass
