import os

if os.environ.get("SHOP_COUNTRY") == "CH":

    def vat(net):
        return net * 0.081

else:

    def vat(net):
        return net * 0.19


def vat_twice(net):
    return vat(vat(net))


vat = round
