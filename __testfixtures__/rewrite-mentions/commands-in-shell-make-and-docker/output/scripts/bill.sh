#!/bin/sh
# invoicing.lines prints
MODULE=invoicing.documents
python -m invoicing.documents --line "invoicing.lines.Line" --out=/tmp/shop.invoicing.log
python -c 'import invoicing.lines; print(invoicing.lines.Line)'
python packages/shop-invoicing/src/invoicing/documents.py ./packages/shop-invoicing/src/invoicing/lines.py ../packages/shop-invoicing/src/invoicing/lines.py
curl -s https://shop.invoicing/lines "$HOST/shop.invoicing.lines"
rsync -a packages/shop-invoicing/src/invoicing/ backup: && ls packages/shop-invoicing/src/invoicing
