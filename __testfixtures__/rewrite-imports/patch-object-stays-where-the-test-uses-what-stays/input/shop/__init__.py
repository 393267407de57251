from shop.billing import gross_price as gross_price, old_price as old_price
