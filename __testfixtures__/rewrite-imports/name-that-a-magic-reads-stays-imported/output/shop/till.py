from shop.desk import total as total
