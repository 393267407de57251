from ._saw import saw
