from . import billing as bills
import shop.billing as third
