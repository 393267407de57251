def h(): pass


def f(): pass
