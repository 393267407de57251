import invoicing.lines
import invoicing.lines  # to be there
