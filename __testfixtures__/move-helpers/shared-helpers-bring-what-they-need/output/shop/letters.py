from .orders import _squeeze


def subject(text):
    return _squeeze(text)
