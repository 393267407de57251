from shop.invoicing.lines import TOTALS

SUMS = TOTALS
