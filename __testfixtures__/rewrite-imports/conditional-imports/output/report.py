import os

if os.environ.get("DRAFT"):
    from shop.drafts import Line
elif not os.environ.get("QUIET"): from invoicing.lines import Line
else:
    Line = None

while True:
    import invoicing as inv
    break

for _ in range(1):
    import invoicing
print(Line.total, inv is invoicing)
