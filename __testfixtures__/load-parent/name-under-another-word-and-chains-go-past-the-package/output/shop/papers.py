import shop_till as till
from shop import texts
from shop_till import receipts

PAPERS = {
    "receipt": receipts.Receipt,
    "total": receipts.total,
    "indent": texts.indent,
}


def papers():
    return till.Receipt, till.Box
