NOW = 1
