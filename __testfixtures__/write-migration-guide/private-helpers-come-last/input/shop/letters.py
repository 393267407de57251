from shop.orders import _squeeze
from shop.text_tools import title


def subject(text):
    return title(_squeeze(text))
