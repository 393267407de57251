from shop.far import star_it as star_it

NAME = 1
