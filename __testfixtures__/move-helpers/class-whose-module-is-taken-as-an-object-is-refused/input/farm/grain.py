LABEL = "grain"
