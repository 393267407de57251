from shop import till

SHEETS = {
    "receipt": till.Receipt,
    "total": till.total,
}
