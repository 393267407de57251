import fancy


class Field:
    def __set_name__(self, owner, name):
        owner.c = fancy.CONST


class Own:
    field = Field()


def g():
    return 2
