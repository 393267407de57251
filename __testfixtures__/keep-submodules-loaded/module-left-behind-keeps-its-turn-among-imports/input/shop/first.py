from shop.log import LOG

LOG.append("first")
