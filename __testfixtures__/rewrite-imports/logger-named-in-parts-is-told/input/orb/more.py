import logging

logging.getLogger(f"{__package__}.calm").setLevel("DEBUG")
