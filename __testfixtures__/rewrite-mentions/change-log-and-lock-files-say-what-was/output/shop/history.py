"""What invoicing.lines did."""
