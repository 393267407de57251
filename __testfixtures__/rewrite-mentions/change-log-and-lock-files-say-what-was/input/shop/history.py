"""What shop.invoicing.lines did."""
