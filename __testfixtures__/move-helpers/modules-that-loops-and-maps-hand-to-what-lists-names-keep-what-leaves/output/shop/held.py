from shop.far import held_it as held_it

NAME = 1
