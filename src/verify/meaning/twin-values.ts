import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

const known = new WeakMap<Scene, ReadonlyMap<QualifiedName, QualifiedName>>()

/**
 * Names of the final tree that stand for the same value as one of the module a definition left: both modules say the same line
 * (`LIMIT = 3`, `T = TypeVar("T")`, `E = KeyPressEvent`), import what it names from the same place, and nothing else in either text binds the
 * name. To the name in the target, the one of the source, in final names.
 */
export function twinValues(scene: Scene): ReadonlyMap<QualifiedName, QualifiedName> {
  const before = known.get(scene)
  if (before !== undefined) return before
  const twins = new Map<QualifiedName, QualifiedName>()
  for (const { from, to } of scene.plan.symbols) {
    const [source, target] = [linesOf(scene.before, from), linesOf(scene.before, to)]
    for (const [name, line] of source)
      if (target.get(name) === line)
        twins.set(joinName(scene.map.moduleTo(to), name), joinName(scene.map.moduleTo(from), name))
  }
  known.set(scene, twins)
  return twins
}

/** The lines `NAME = value` of a module, each with where the words in it come from. */
function linesOf(index: SymbolIndex, module: QualifiedName): ReadonlyMap<string, string> {
  const path = index.fileOf(module)
  const text = path === undefined ? '' : index.workspace.glance(path)
  const found = new Map<string, string>()
  for (const [line, name = '', value = ''] of text.matchAll(/^([A-Za-z_]\w*)[ \t]*=[ \t]*([^=\s#][^\n#]*?)[ \t]*$/gm)) {
    const binds = new RegExp(
      String.raw`(?:^|[^\w."'])${name}\s*(?::[^=\n]*)?(?:[-+*/|&]|:)?=(?!=)|\b(?:global|def|class|as|import|for|del)\s+${name}\b`,
      'gm',
    )
    const isOnce = [...text.matchAll(binds)].length === 1
    const isFixed = !/[({]/.test(value)
      ? !/(?:^|[^\w\]])\[/.test(value)
      : /^[\w.]*(?:TypeVar|ParamSpec|NewType|getLogger|compile)\(\s*["'][^"'{}\\]*["'][^({]*\)$/.test(value)
    const words = value.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []
    const homes = words.map((word) => homeOf(index, path ?? '', word))
    if (isOnce && isFixed && !homes.includes(undefined))
      found.set(name, `${line.replaceAll(/\s+/g, '')} ${homes.join(' ')}`)
  }
  return found
}

/** Where a word of a line comes from: the only import that binds it, or Python itself. */
function homeOf(index: SymbolIndex, path: string, word: string): string | undefined {
  const facts = index.facts(path)
  const bindings = facts?.scopes[0]?.bindings.get(word) ?? []
  if (bindings.length === 0)
    return /^(?:int|str|float|bool|bytes|list|dict|tuple|set|frozenset|type|object|None|True|False|complex|e|j)$/.test(
      word,
    )
      ? word
      : undefined
  const [binding] = bindings
  const statement = binding?.imported === undefined ? undefined : facts?.imports[binding.imported.statement]
  const item = binding?.imported === undefined ? undefined : statement?.items[binding.imported.item]
  if (bindings.length > 1 || statement === undefined || item === undefined || statement.level > 0) return undefined
  return statement.kind === 'from' ? `${statement.module}.${item.name}` : item.name
}
