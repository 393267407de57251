import shop.bills.pdf as pdf
from shop import bills, misc


def charge(*prices):
    return pdf.printed(bills.Bill(*prices)), misc.rounded(sum(prices))
