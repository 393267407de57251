from shop.texts import LIMIT


class Drawer:
    limit = LIMIT
