from shop.fields import Field
from shop.order_forms import OrderForm as OrderForm


class ItemForm:
    title = Field()
