from shop.base import Base


class Rates(Base):
    pass
