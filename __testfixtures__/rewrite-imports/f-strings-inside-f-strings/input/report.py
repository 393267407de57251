import shop.billing

WIDTH = 8
print(f"{shop.billing.net_price(4):>{WIDTH}} {{shop.billing.RATE}}")
print(f"{f'{shop.billing.RATE!r:{WIDTH}}'} {shop.billing.RATE}"[:10])
print(f"""
{
    shop.billing.gross_price(1)  # with tax
}
{"shop" + f'{shop.billing.RATE}'}""")
print(rf"\d{shop.billing.RATE}", "{shop.billing.RATE}".format(shop=shop))
