from hall import shown

shown(__name__, "wire")
