import os


def bare():
    from acme.a import helper

    return helper()


def documented():
    """Say it."""

    from acme.a import helper

    return helper()


def at_the_end(value):
    if value:
        print(os)
        from acme.a import helper

    return value


async def alone():
    from acme.a import helper


def of_two():
    import acme.a
    from acme.a import helper

    return helper() + acme.a.helper()


def beside_another():
    from acme.a import helper, rest
    import acme.a

    return helper() + acme.a.helper() + rest()
