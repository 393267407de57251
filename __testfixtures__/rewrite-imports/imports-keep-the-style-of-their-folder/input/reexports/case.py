from shop.billing import total as total
from shop.money import change as change
from shop.walk import steps as steps
