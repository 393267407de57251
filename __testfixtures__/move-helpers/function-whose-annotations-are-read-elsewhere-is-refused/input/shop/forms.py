def kinds(function):
    return function.__annotations__
