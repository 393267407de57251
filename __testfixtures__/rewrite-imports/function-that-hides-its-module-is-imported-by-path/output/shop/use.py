import shop
from shop import total
from shop._total import net
from shop._total import total as same

RESULT = (shop.total(1), total(2), net(3), same(4))
