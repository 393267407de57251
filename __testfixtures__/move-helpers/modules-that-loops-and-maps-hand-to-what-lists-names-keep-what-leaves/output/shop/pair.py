from shop.far import pair_it as pair_it

NAME = 1
