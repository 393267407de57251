STATE = "draft"
