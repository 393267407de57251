import inspect


def kinds(module):
    root = inspect.getmodule(module).__name__
    names = [value.__module__ for value in vars(module).values() if inspect.isclass(value)]
    label = "shop"
    return {label: [name for name in names if name != root]}
