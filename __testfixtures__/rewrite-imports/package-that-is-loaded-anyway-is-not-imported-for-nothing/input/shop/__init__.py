from shop.till import open_till
