import logging

logging.getLogger("orb").getChild("spin").setLevel("DEBUG")
logging.getLogger("orb").getChild("other").setLevel("DEBUG")
