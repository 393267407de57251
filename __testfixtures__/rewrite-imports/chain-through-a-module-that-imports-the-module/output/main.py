import shop.report
import shop.tax
from shop import report, tax

print(shop.tax.rate(), tax.rate())
print(report.bills.currency(), shop.report.third.currency())
