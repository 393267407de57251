import shop as s
import shop.till

s.till.open_till()
