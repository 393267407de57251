"""Letters to customers."""

SIGNATURE = "Your shop"
