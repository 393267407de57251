from .saw import saw
