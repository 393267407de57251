from shop.billing import gross_price  # noqa: F401
from shop.tax import net_price  # noqa: F401
from shop.tax import net_price as net  # type: ignore[attr-defined]
from shop.billing import RATE  # the rate is old
from shop.tax import net_price as price
import shop.tax  # noqa

print(shop.tax.net_price(1), net(2))
