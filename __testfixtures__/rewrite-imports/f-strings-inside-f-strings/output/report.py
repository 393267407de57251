import shop.invoicing

WIDTH = 8
print(f"{shop.invoicing.net_price(4):>{WIDTH}} {{shop.billing.RATE}}")
print(f"{f'{shop.invoicing.RATE!r:{WIDTH}}'} {shop.invoicing.RATE}"[:10])
print(f"""
{
    shop.invoicing.gross_price(1)  # with tax
}
{"shop" + f'{shop.invoicing.RATE}'}""")
print(rf"\d{shop.invoicing.RATE}", "{shop.billing.RATE}".format(shop=shop))
