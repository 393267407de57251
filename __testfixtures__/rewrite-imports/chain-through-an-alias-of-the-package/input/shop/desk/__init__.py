from .. import billing
