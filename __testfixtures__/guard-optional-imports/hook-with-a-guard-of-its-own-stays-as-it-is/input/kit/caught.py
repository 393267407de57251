try:
    import fancy
except ImportError:
    fancy = None


def __getattr__(name):
    try:
        return getattr(fancy.Frame, name)
    except AttributeError:
        raise AttributeError(name) from None
