/** The house as data: which room may know which, who owns which dependency, what the proof may know of plans. */

/** A file imports lower ranks and its own room, nothing else: siblings of one rank do not know each other. */
export const RANKS: Readonly<Record<string, number>> = {
  'src/model': 0,
  'src/text': 1,
  'src/templates': 1,
  'src/workspace': 2,
  'src/python': 3,
  'src/yaml': 3,
  'src/toml': 3,
  'src/json': 3,
  'src/markdown': 3,
  'src/script': 3,
  'src/host': 3.5,
  'src/plan': 4,
  'src/engine': 5,
  'src/verify': 5,
  'src/attempt': 6,
  transforms: 6,
  'src/report': 7,
  'src/disk': 7,
  'src/git': 7,
  'src/jscodeshift': 7,
  'src/apply': 8,
  'src/trial': 8,
  'src/page': 8,
  'src/cli': 9,
}

/** The rooms of a room, lowest first: a file imports its own and those before it. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/python': ['facts', 'parse', 'imports', 'index', 'edit'],
  'src/plan': [
    'recipe',
    'manifests',
    'style',
    'workflows',
    'names',
    'mentions',
    'relocation',
    'module-names',
    'places',
    'computed-names',
    'reached-by-text',
    'shims',
    'decide',
    'optional',
    'lazy-api',
    'member',
    'pitfalls',
    'member-tests',
    'propose',
  ],
  'src/verify': ['proof', 'meaning', 'loading', 'bound', 'paths', 'reached', 'checks', 'pitfalls', '.'],
}

/** Each dependency has one owner. What is not listed here may not be imported at all. */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'magic-string': ['src/text'],
  diff: ['src/text'],
  'iconv-lite': ['src/text'],
  'node:zlib': ['src/text'],
  picomatch: ['src/workspace'],
  'web-tree-sitter': ['src/python'],
  'js-yaml': ['src/yaml'],
  'jsonc-parser': ['src/json'],
  'toml-eslint-parser': ['src/toml'],
  'smol-toml': ['src/toml'],
  'mdast-util-from-markdown': ['src/markdown'],
  zod: ['src/plan', 'src/report/report-schema.ts'],
  '@viz-js/viz': ['src/page'],
  '@renovatebot/pep440': ['src/plan/manifests/version-order.ts'],
  ignore: ['src/disk', 'src/workspace/git-ignored.ts'],
  'write-file-atomic': ['src/disk'],
  jscodeshift: ['src/jscodeshift', 'src/script'],
  commander: ['src/cli'],
  // The command line reads its own program.
  'node:fs': ['src/disk', 'src/python/parse/grammar.ts', 'src/cli/load-program.ts'],
  'node:fs/promises': ['src/disk'],
  'node:child_process': ['src/git', 'src/disk/list-files.ts'],
  // Compiler flags, for the grammar and for the program.
  'node:v8': ['src/python/parse/grammar.ts', 'src/cli/load-program.ts'],
  'node:vm': ['src/cli/load-program.ts'],
  'node:process': ['src/cli'],
  'node:readline': ['src/cli'],
  'node:readline/promises': ['src/cli'],
}

/** Builtins that reach nothing outside of the program, so anybody may use them. */
export const FREE_BUILTINS = [
  'node:buffer',
  'node:crypto',
  'node:module',
  'node:os',
  'node:path',
  'node:url',
  'node:util',
]

/** What the proof may know of plans: the data, what manifests and workflows say, and the map of names. */
export const WALL = ['recipe', 'manifests', 'workflows', 'names']

/** Rooms of other houses that find or write: the proof may know nothing of them. */
export const OUT_OF_SIGHT = ['src/python/edit', 'src/python/imports']

/** Imports beyond the wall that are left; each is to go, none may come. */
export const THROUGH_THE_WALL: readonly string[] = []
