import shop.report
from shop import report

print(shop.report.bills.rate(), report.third.rate())
print(report.bills.currency(), shop.report.third.currency())
