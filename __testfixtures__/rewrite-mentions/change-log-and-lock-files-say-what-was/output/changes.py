# invoicing.lines
