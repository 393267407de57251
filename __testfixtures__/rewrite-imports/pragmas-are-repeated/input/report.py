from shop.billing import gross_price, net_price  # noqa: F401
from shop.billing import net_price as net  # type: ignore[attr-defined]
from shop.billing import RATE, net_price as price  # the rate is old
import shop.billing  # noqa

print(shop.billing.net_price(1), net(2))
