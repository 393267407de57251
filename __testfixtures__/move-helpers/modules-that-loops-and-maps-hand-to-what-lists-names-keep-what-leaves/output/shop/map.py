from shop.far import map_it as map_it

NAME = 1
