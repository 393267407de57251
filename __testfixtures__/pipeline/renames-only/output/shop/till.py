import shop.invoicing.printing as pdf
from shop import invoicing as bills, money as misc


def charge(*prices):
    return pdf.printed(bills.Bill(*prices)), misc.rounded(sum(prices))
