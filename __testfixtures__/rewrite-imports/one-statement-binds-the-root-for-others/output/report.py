import json, shop, invoicing.lines


def print_all():
    print(json.dumps(shop.VERSION), invoicing.lines.Line.total)


print_all()
