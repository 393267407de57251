import xml
import xml.dom.minidom as minidom


def parse(text):
    return xml.dom.minidom.parseString(text)


def node():
    return minidom.Node
