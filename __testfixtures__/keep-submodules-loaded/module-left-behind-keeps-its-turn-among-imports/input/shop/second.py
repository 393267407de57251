from shop.log import LOG

LOG.append("second")
UNIT = "kg"
