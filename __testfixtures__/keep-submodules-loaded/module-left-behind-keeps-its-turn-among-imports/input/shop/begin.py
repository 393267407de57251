from shop.log import LOG

LOG.append("begin")
BEGIN = 1
