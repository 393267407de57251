from shop.fields import Field
from shop.order_forms import OrderForm as OrderForm  # noqa: E402


class ItemForm:
    title = Field()
