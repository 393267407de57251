from shop.billing import billing
