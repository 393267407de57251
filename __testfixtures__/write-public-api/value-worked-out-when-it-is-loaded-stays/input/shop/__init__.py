from shop.conf import HOME, NAME, Conf
from shop.clock import STARTED
from shop.text import WORDS
