import shop.invoicing.printing as pdf
from shop import invoicing, money


def charge(*prices):
    return pdf.printed(invoicing.Bill(*prices)), money.rounded(sum(prices))
