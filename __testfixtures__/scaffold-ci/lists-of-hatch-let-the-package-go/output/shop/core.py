from shop_invoicing.io import g
