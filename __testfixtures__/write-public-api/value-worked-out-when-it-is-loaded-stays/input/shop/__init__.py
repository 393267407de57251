from shop.conf import HOME, NAME, Conf
from shop.clock import YEAR
from shop.text import WORDS
