import app.views
from app.reg import hooks

print(hooks)
