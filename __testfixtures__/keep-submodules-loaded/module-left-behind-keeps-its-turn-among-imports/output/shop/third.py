from shop.log import LOG

LOG.append("third")
