import shop as s  # noqa: F401
import till

till.open_till()
