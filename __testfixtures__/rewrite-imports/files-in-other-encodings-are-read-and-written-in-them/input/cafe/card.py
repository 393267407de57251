TITLE = "Café"
