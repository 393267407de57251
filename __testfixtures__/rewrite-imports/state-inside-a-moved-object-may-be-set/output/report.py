from shop import billing, tax

tax.settings["rate"] = 0.19
tax.settings.update(rate=tax.settings["rate"] + 1)
print(billing.rate())
