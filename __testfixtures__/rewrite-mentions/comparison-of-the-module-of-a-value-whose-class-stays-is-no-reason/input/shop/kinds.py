class Nothing:
    def __repr__(self):
        return 'nothing'


NOTHING = Nothing()  # stands for what was not given


def is_given(thing):
    return isinstance(thing, Nothing)
