lazy import shop.models
