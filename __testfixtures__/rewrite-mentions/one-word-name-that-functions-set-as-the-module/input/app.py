import pickle

import brook

print(brook.swim.__module__, brook.dive.__module__, brook.dive(), type(pickle.loads(pickle.dumps(brook.Carp()))))
