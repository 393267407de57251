import flask

blue = flask.Blueprint(
    "blue",
    import_name=__name__,
    template_folder="pages/tpl",
)
