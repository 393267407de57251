from flask import Flask

app = Flask(__name__, template_folder="/srv/pages", static_folder=None)
