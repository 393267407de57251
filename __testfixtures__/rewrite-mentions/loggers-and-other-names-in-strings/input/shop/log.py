import logging

LOG = logging.getLogger("shop.invoicing.documents")
logging.getLogger("shop.invoicing").setLevel("INFO")
SITE = "https://shop.invoicing/lines"
FILE = "shop.invoicing.csv"
TEXT = "see shop.invoicing.lines.Line, not shop.invoicing.nowhere"
TOPIC = b"shop.invoicing.lines"
ESCAPED = "\tshop.invoicing.lines\n"
JOINED = ("from shop.invoicing"
          ".lines")
PARTS = ("shop", "invoicing", "lines")
FORMAT = f"{LOG.name}: shop.invoicing.lines {SITE}"
