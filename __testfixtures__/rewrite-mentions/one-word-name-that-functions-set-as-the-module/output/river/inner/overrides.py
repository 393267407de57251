import functools


def set_module(module):
    def decorator(function):
        if module is not None:
            function.__module__ = module
        return function

    return decorator


def dispatch(dispatcher=None, module=None):
    def decorator(function):
        wrapped = functools.wraps(function)(lambda *given: function(*given))
        if module:
            wrapped.__module__ = module
        return wrapped

    return decorator


def label(word, text):
    return word + text
