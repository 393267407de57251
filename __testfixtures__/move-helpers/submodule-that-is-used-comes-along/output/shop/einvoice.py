import xml.etree.ElementTree


def to_xml(total):
    root = xml.etree.ElementTree.Element("Invoice")
    root.text = str(total)
    return xml.etree.ElementTree.tostring(root)
