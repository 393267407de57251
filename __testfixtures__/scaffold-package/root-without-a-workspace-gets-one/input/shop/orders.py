from shop.invoicing import pdf


def place(order):
    return pdf(order.total)
