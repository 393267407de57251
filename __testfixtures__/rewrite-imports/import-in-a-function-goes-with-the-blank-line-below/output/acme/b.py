import os


def bare():
    return helper()


def documented():
    """Say it."""

    return helper()


def at_the_end(value):
    if value:
        print(os)

    return value


async def alone():
    pass


def of_two():
    return helper() + helper()


def beside_another():
    from acme.a import rest

    return helper() + helper() + rest()


def helper():
    return 1
