import logging

LOG = logging.getLogger("invoicing.documents")
logging.getLogger("invoicing").setLevel("INFO")
SITE = "https://shop.invoicing/lines"
FILE = "shop.invoicing.csv"
TEXT = "see invoicing.lines.Line, not shop.invoicing.nowhere"
TOPIC = b"invoicing.lines"
ESCAPED = "\tinvoicing.lines\n"
JOINED = ("from invoicing"
          ".lines")
PARTS = ("shop", "invoicing", "lines")
FORMAT = f"{LOG.name}: invoicing.lines {SITE}"
