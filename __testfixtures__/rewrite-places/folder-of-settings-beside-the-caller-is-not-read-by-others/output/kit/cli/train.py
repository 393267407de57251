from tools import main


@main(config_path="conf")
def run(config):
    return config
