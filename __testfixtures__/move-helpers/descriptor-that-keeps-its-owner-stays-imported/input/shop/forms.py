from shop.fields import Field


class OrderForm:
    number = Field()


class ItemForm:
    title = Field()
