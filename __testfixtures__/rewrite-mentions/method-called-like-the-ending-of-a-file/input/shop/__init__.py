from shop.bills import Bill
