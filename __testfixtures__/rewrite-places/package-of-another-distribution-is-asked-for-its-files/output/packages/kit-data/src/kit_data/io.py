from importlib import resources

OWN = (resources.files("kit_data") / "t.txt").read_text()
LOGO = resources.files("kit").joinpath("assets", "logo.svg").read_text()
