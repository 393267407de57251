class Nothing:
    def __repr__(self):
        return 'nothing'


def is_given(thing):
    return isinstance(thing, Nothing)
