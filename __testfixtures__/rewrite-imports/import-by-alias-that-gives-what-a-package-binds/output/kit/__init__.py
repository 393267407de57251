from bench import drill

from ._saw import saw
