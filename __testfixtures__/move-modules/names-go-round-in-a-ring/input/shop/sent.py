STATE = "sent"
