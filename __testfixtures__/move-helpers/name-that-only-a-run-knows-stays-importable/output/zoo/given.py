def models():
    from zoo import models

    return models
