import os

if os.name == "nt":
    import winreg

    ROOT = winreg.HKEY_CURRENT_USER


def read_key():
    return winreg.OpenKey if os.name == "nt" else None
