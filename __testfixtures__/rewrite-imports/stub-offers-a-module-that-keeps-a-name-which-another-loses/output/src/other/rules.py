from core.rules import keep
