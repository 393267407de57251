#!/bin/sh
exec python -m invoicing.documents "$@"
