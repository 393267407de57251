#!/bin/sh
exec python -m shop.invoicing.documents "$@"
