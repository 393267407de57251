/** Functions above a limit of `shape.test.ts`: the list only shrinks. */
export const LARGE_FUNCTIONS: readonly string[] = [
  'src/model/host-lines.ts prefixedText',
  'src/python/index/changes-outside.ts localChanges',
  'src/python/index/simulate-import.ts runImport',
  'src/python/index/simulate-import.ts simulateImport',
  'src/python/parse/syntax-tree.ts constructor',
  'src/python/parse/walk.ts walkNode',
  'src/workspace/snapshot.ts snapshot',
]
