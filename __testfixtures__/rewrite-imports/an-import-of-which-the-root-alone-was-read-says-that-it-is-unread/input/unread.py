import shop.invoicing.lines
import shop.invoicing.lines  # to be there
