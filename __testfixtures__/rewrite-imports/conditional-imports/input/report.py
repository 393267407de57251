import os

if os.environ.get("DRAFT"):
    from shop.drafts import Line
elif not os.environ.get("QUIET"): from shop.invoicing.lines import Line
else:
    Line = None

while True:
    import shop.invoicing as inv
    break

for _ in range(1):
    from shop import invoicing
print(Line.total, inv is invoicing)
