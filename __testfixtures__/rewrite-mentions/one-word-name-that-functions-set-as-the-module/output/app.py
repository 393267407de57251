import pickle

import river

print(river.swim.__module__, river.dive.__module__, river.dive(), type(pickle.loads(pickle.dumps(river.Carp()))))
