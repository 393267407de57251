import shop.nets.act
