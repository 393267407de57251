import os
import os.path
import xml.etree.ElementTree
import xml.sax.saxutils


def note(text):
    return xml.sax.saxutils.escape(text)


def here():
    return os.path.abspath(os.getcwd())
