# shop.invoicing.lines
