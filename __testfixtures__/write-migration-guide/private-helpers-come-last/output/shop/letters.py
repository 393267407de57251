from shop._texts import _squeeze, title


def subject(text):
    return title(_squeeze(text))
