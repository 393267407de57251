from .res import App

app = App(__name__)
