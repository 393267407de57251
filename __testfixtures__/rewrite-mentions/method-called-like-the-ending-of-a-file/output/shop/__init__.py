from shop.invoices import Bill
