import type { Finding } from '../../model/finding.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

const TEST_FILE = /^(?:test_\w*|\w+_test)\.py$/

/**
 * What a test asks for by the name of a parameter, and a `conftest.py` above it gave, one above it still gives, wherever the two went
 * (pytest, "conftest.py: sharing fixtures across multiple files"). Coarse on purpose: any binding of the name gives it.
 */
export function lostFixtures(scene: Scene): readonly Finding[] {
  const isConftest = (path: RepoPath): boolean => baseNameOf(path) === 'conftest.py'
  const isChanged = scene.changed.some(({ path }) => isConftest(path))
  // A test that went elsewhere may have left a `conftest.py` behind that nobody touched.
  const isLeft = scene.base.list('.py').some(isConftest)
  if (!isChanged && !isLeft) return []
  return scene.final.list('.py').flatMap((path): readonly Finding[] => {
    const origin = scene.touched.get(path) ?? path
    if (!TEST_FILE.test(baseNameOf(path)) || !scene.base.has(origin)) return []
    if (!isChanged && folderOf(origin) === folderOf(path)) return []
    const [was, is] = [given(scene.before, origin), given(scene.after, path)]
    const gone = new Set([...was].filter((name) => !is.has(name)))
    if (gone.size === 0) return []
    const own = scene.after.facts(path)?.scopes[0]?.bindings
    const lost = asked(scene.after, path).find((name) => gone.has(name) && own?.has(name) !== true)
    if (lost === undefined) return []
    return [
      {
        code: 'tests-collected',
        level: 'error',
        reason: `${path} asks for ${lost}, which a conftest.py above it gave, and none gives it now`,
        advice: 'Let the fixture stay above its tests as well.',
        place: { path },
      },
    ]
  })
}

/** The names that the tests of a file ask for. */
function asked(index: SymbolIndex, path: RepoPath): readonly string[] {
  return (index.facts(path)?.scopes ?? [])
    .filter(({ kind, name }) => kind === 'function' && name.startsWith('test'))
    .flatMap(({ bindings }) => [...bindings.values()].flat())
    .filter(({ kind }) => kind === 'parameter')
    .map(({ name }) => name)
}

/** The names that every `conftest.py` beside a file and above it binds. */
function given(index: SymbolIndex, path: RepoPath): ReadonlySet<string> {
  const names = new Set<string>()
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    for (const name of index.facts(joinPath(folder, 'conftest.py'))?.scopes[0]?.bindings.keys() ?? []) names.add(name)
    if (folder === '') return names
  }
}
