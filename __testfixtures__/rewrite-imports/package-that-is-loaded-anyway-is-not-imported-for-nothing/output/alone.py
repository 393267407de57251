import shop as s
import till

till.open_till()
