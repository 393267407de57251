#!/bin/sh
# shop.invoicing.lines prints
MODULE=shop.invoicing.documents
python -m shop.invoicing.documents --line "shop.invoicing.lines.Line" --out=/tmp/shop.invoicing.log
python -c 'import shop.invoicing.lines; print(shop.invoicing.lines.Line)'
python shop/invoicing/documents.py ./shop/invoicing/lines.py ../shop/invoicing/lines.py
curl -s https://shop.invoicing/lines "$HOST/shop.invoicing.lines"
rsync -a shop/invoicing/ backup: && ls shop/invoicing
