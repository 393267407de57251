from shop.far import comp_it as comp_it

NAME = 1
