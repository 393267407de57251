import xml.dom.minidom as minidom


def node():
    return minidom.Node
