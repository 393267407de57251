from shop.invoicing import label
from shop.orders import pack

LABELS = pack([label(1)])
