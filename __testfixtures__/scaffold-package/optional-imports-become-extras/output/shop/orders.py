from shop.invoicing import day

FIRST = day("2024-01-01")
