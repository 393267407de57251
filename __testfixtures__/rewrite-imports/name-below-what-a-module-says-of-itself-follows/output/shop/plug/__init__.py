KIND = "plugs"
