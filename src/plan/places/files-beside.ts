import { wholeStrings } from '../../host/whole-strings.ts'
import type { Finding } from '../../model/finding.ts'
import { isWithin, joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isInit } from '../../python/facts/modules.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Files that look into the folder of a module (`dirname(shop.lines.__file__)`) and name the file of a renamed module there by a
 * literal (`"lines.py"`): which listing or path the literal meets is known at run time only.
 */
export function filesBeside(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const renamed = index.allModules().filter((module) => to(module) !== module && index.fileOf(module) !== undefined)
  if (renamed.length === 0) return []
  return index.workspace.mentioning(['__file__'], '.py').flatMap((path): readonly Finding[] => {
    const facts = index.facts(path)
    if (facts === undefined) return []
    const asked = facts.references.flatMap((reference) => {
      const at = reference.attributes.findIndex((step) => step.name === '__file__')
      const meaning = at < 0 ? undefined : meaningOf(facts, reference, index.identityOf(path))
      if (meaning?.kind !== 'imported') return []
      const steps = reference.attributes.slice(0, at).map((step) => step.name)
      const name = joinName(meaning.name, ...steps)
      return index.fileOf(name) === undefined ? [] : [index.isPackage(name) ? name : parentOf(name)]
    })
    if (asked.length === 0) return []
    return wholeStrings(facts).flatMap(({ facts: [fact], value }): readonly Finding[] => {
      const module = renamed.find((one) => {
        const file = index.fileOf(one) ?? ''
        // Every package has an `__init__.py`: the name says nothing of one, and stays.
        if (isInit(file) || value !== file.slice(folderOf(file).length)) return false
        return asked.some((home) => isWithin(one, home) && !keepsItsWay(home, one, to))
      })
      if (module === undefined || fact.docstring || fact.isFormat) return []
      return [
        {
          code: 'place-read',
          level: 'error',
          reason: `${path} looks where a module lies (\`__file__\`) and names ${value}; ${module} becomes ${to(module)}`,
          advice: `Take the name from the module first (\`os.path.basename(${module}.__file__)\`), which follows it.`,
          place: { path, span: fact.span },
        },
      ]
    })
  })
}

/** Whether a module that moves stands behind the package that is asked for its place as it did: both moved as one. */
function keepsItsWay(
  home: QualifiedName,
  module: QualifiedName,
  to: (module: QualifiedName) => QualifiedName,
): boolean {
  return to(home) !== home && to(module) === to(home) + module.slice(home.length)
}

/** The folder of a path with its slash; empty at the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
