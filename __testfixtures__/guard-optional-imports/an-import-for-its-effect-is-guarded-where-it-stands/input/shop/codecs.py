import json
import gridlib.codecs  # registers its codecs
import shop.money

import logging


def plain():
    return json, logging, shop.money
