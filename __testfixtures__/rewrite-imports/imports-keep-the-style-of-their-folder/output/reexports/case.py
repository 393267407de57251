from shop.till import change as change
from shop.vat import total as total
from shop.walk import steps as steps
