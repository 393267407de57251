from shop import billing

billing.settings["rate"] = 0.19
billing.settings.update(rate=billing.settings["rate"] + 1)
print(billing.rate())
