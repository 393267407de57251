import shop.bills
import shop

print(shop.bills.Bill.total, shop.bills.paper.Bill.total)
