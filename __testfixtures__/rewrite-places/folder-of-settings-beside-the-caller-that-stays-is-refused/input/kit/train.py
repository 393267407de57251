import hydra


@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(config):
    return config


@hydra.main(version_base=None, config_path="pkg://kit.conf", config_name="config")
def other(config):
    return config
