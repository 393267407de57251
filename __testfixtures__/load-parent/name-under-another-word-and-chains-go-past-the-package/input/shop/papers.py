from shop import till

PAPERS = {
    "receipt": till.Receipt,
    "total": till.total,
    "indent": till.indent,
}


def papers():
    return till.Receipt, till.Box
