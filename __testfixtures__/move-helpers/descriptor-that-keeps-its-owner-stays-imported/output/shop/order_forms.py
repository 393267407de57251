from shop.fields import Field


class OrderForm:
    number = Field()
