class Till:
	def charge(self):
		if self:
			from shop.billing import (
				gross_price,
			)
			from shop.tax import net_price
			return gross_price(1) + net_price(1)


print(Till().charge())
