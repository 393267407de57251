from report import billing

print(billing.RATE)
