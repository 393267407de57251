/** Codes of ruff and flake8 that say of an `__init__` how it takes names in, and nothing of definitions that stand there ("Rules" of ruff). */
export const CODES_OF_INIT = /^(?:F|F4\d*|E402|I\d*|TID\d*|PLC0414|RUF022|D104)$/
