from .drawer import Drawer
