from shop._texts import _squeeze
from shop._texts import title


def subject(text):
    return title(_squeeze(text))
