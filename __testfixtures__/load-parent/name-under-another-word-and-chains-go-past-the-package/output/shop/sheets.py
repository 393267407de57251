from shop_till import receipts

SHEETS = {
    "receipt": receipts.Receipt,
    "total": receipts.total,
}
