"""Says shop.models in a text."""
lazy import json
