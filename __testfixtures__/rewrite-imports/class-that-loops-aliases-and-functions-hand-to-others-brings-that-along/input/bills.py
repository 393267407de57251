from shop.calls import Bill

print(Bill())
