from shop.offer import gridlib as _grid
