from shop.desk import Till as Till
