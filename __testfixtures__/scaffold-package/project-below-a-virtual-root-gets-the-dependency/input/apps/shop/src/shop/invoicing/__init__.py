import reportlab

VERSION = reportlab.__version__
