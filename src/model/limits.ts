/**
 * What one file may be at most. What is larger is left out by name, or refused where the plan needs it: each limit is above what people
 * write, and keeps a run within seconds and some hundred MiB whatever a repository holds. docs/limits.md says the same.
 */

/** Bytes of a file that is read as text. */
export const MAX_TEXT_BYTES = 20 * 1024 * 1024

/** Bytes of a file that the user names: a recipe, a map, a plan. They are written by people and by us; none is larger. */
export const MAX_NAMED_FILE_BYTES = 16 * 1024 * 1024

/** Tokens of one Python text. Each costs some 20 microseconds of the processor; 200,000 are about 25,000 lines. */
export const MAX_PYTHON_TOKENS = 200_000

/** Parts of one key of a TOML text, `a.b.c`. */
export const MAX_TOML_KEY_PARTS = 500
