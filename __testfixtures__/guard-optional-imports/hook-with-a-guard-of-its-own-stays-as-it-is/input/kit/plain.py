try:
    import fancy
except ImportError:
    fancy = None


def __getattr__(name):
    word = name.lower()
    return getattr(fancy.Frame, word)
