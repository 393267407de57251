import os
import os.path
import xml.etree.ElementTree
import xml.sax.saxutils


def to_xml(total):
    root = xml.etree.ElementTree.Element("Invoice")
    root.text = str(total)
    return xml.etree.ElementTree.tostring(root)


def note(text):
    return xml.sax.saxutils.escape(text)


def here():
    return os.path.abspath(os.getcwd())
