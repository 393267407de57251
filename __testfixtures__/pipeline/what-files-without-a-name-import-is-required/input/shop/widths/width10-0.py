from shop.cells import CellTable

TABLE = CellTable((0, 1))
