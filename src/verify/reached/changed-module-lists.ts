import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import { listedIn } from './changed-listings.ts'

/**
 * Code that takes all modules that a module has in it (`inspect.getmembers(m, inspect.ismodule)`) finds those it found: the imports of a module that a
 * definition left or came to are compared where something lists them.
 */
export function changedModuleLists(scene: Scene): readonly Finding[] {
  const moves = codeMoves(scene)
  const paths = moves.length === 0 ? [] : scene.final.matching(wordQuery(['ismodule', 'ModuleType']), '.py')
  if (paths.length === 0) return []
  const ends = moves.flatMap(({ source, module }) => [
    [source, scene.map.moduleTo(source)],
    ...scene.plan.symbols.flatMap(({ to }) => (scene.map.moduleTo(to) === module ? [[to, module]] : [])),
  ])
  const changed = new Map(
    ends.flatMap(([was = '', is = '']) => {
      if (scene.before.fileOf(was) === undefined) return []
      const [old, now] = [modulesIn(scene.before, was), modulesIn(scene.after, is)]
      const lost = [...old].find((name) => !now.has(name)) ?? [...now].find((name) => !old.has(name))
      return lost === undefined ? [] : [[is, lost] as const]
    }),
  )
  return paths.flatMap((path) => {
    const text = scene.final.glance(path)
    return [...changed].flatMap(([module, name]): readonly Finding[] => {
      const near = listedIn(scene.after, path, text, module).some((lines) => /\bismodule\b|\bModuleType\b/.test(lines))
      if (!near || accepts(scene.plan.recipe, 'names-enumerated', path)) return []
      return [
        {
          code: 'names-enumerated',
          level: isTestFile(path) ? 'warning' : 'error',
          reason: `${path} takes all modules that ${module} has, and ${name} is no longer, or newly, one of them`,
          advice: `Name the modules there. Where they may differ, accept it in the recipe: \`accept: [{ code: names-enumerated, path: ${path}, because: ... }]\`.`,
          place: { path },
        },
      ]
    })
  })
}

/** The names by which a module has others, as its imports at the top bind them. */
function modulesIn(index: SymbolIndex, module: QualifiedName): ReadonlySet<string> {
  const [facts, path] = [index.factsOfModule(module), index.fileOf(module)]
  if (facts === undefined || path === undefined) return new Set()
  return new Set(
    facts.imports.flatMap((statement) => {
      if (statement.scope !== 0 || statement.typeChecking || statement.star) return []
      const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
      return statement.items.flatMap(({ name, bound }) =>
        statement.kind === 'import' || (base !== undefined && index.isModule(joinName(base, name))) ? [bound] : [],
      )
    }),
  )
}
