import json

import yaml

from shop.stock import COUNT
from shop_invoicing.bill import total


def run():
    return json.dumps(total(COUNT)), yaml
