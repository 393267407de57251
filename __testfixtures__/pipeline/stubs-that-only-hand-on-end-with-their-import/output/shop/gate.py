from shop.desk import Gate as Gate


class Post: ...
