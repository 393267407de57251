# vim: set fileencoding=shift_jis :
NAMES = ["茶"]
