import inspect


def option(name):
    for info in inspect.stack():
        if name in info.frame.f_globals:
            return info.frame.f_globals[name]
    return None
