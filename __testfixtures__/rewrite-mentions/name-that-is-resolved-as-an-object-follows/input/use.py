import pkgutil

R = pkgutil.resolve_name("shop.billing:Gross.add"), pkgutil.resolve_name("shop.billing.Gross")().add()
