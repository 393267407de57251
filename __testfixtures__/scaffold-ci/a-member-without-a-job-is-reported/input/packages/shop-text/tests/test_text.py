import shop_text
