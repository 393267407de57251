import { embeddedPython, HOST_FILES } from '../../host/embedded-python.ts'
import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf, isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { mayBeInString } from '../../python/facts/code-alone.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import { LOADED } from '../meaning/loads.ts'
import type { Loads } from '../meaning/loads.ts'
import type { Scene } from '../proof/proof-input.ts'

/** One tree with what it loads. */
interface Side {
  readonly index: SymbolIndex
  readonly loads: Loads
}

/**
 * Examples of documents, docstrings and notebooks that read a submodule through its package, which what they import loaded before and
 * loads no more. `unloaded`: final names of modules that a touched file loads no longer.
 */
export function lostInExamples(
  scene: Scene,
  loads: { readonly before: Loads; readonly after: Loads },
  unloaded: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const below = [...unloaded].filter((module) => parentOf(module) !== '' && scene.after.fileOf(module) !== undefined)
  if (below.length === 0) return []
  const names = new Map(scene.plan.modules.map((move) => [move.to, move.from]))
  const [was, is] = [
    { index: scene.before, loads: loads.before },
    { index: scene.after, loads: loads.after },
  ]
  const query = tokenQuery(
    below.map((module) => [word(lastPartOf(module)), word(firstPartOf(module))]),
    undefined,
  )
  const tops = [...new Set(below.map(firstPartOf))].map(literalPattern)
  const imports = new RegExp(String.raw`(?:import|from)\s[^\n]*?(?<!\w)(?:${tops.join('|')})(?!\w)`, 'g')
  return scene.final.matching(query, '.py', ...HOST_FILES).flatMap((path): readonly Finding[] => {
    const said = scene.final.glance(path)
    if (isPython(path) ? !mayBeInString(said, imports) : said.search(imports) < 0) return []
    const origin = scene.touched.get(path) ?? path
    const [old, now] = [scene.base.read(origin), scene.final.read(path)]
    if (old === undefined || now === undefined) return []
    const before = embeddedPython(old).texts.map(({ text }) => factsOfText(text))
    return embeddedPython(now).texts.flatMap(({ text, spans }): readonly Finding[] => {
      const facts = factsOfText(text)
      const lost = below.find(
        (module) =>
          isRead(is, facts, module) &&
          !isLoaded(is, facts, module) &&
          !(isPython(path) && loads.after.howSure(path, module) === 'sure') &&
          before.some((one) => isBefore(was, one, names.get(module) ?? module)),
      )
      return lost === undefined ? [] : [finding(path, lost, spans[0])]
    })
  })
}

function isBefore(side: Side, facts: ModuleFacts, module: QualifiedName): boolean {
  return isRead(side, facts, module) && isLoaded(side, facts, module)
}

/** Whether a chain of an example goes through a module that its package does not bind by itself. */
function isRead({ index }: Side, facts: ModuleFacts, module: QualifiedName): boolean {
  if (index.factsOfModule(parentOf(module))?.scopes[0]?.bindings.has(lastPartOf(module)) === true) return false
  const roots = new Map(
    facts.imports.flatMap((one) => one.items.map((item) => [item.bound, rootOf(one, item.name, item.bound)] as const)),
  )
  return facts.references.some(({ name, attributes }) => {
    const root = roots.get(name)
    return (
      root !== undefined &&
      !isWithin(root, module) &&
      isWithin(joinName(root, ...attributes.map((step) => step.name)), module)
    )
  })
}

/** What an imported name stands for: `import a.b` binds `a`. */
function rootOf(statement: ImportStatement, name: string, bound: string): QualifiedName {
  if (statement.kind === 'from') return joinName(statement.module, name)
  return name.startsWith(`${bound}.`) ? bound : name
}

/** Whether what an example imports surely loads a module, by itself or by what that imports. */
function isLoaded({ index, loads }: Side, facts: ModuleFacts, module: QualifiedName): boolean {
  const asked = facts.imports.flatMap((one) =>
    one.kind === 'from'
      ? [one.module, ...one.items.map((item) => joinName(one.module, item.name))]
      : one.items.map((item) => item.name),
  )
  if (asked.some((name) => isWithin(name, module) && index.isModule(name))) return true
  return asked.some((name) => {
    const file = index.fileOf(name)
    return file !== undefined && LOADED.indexOf(loads.howSure(file, module)) >= LOADED.indexOf('usually')
  })
}

function finding(path: RepoPath, module: QualifiedName, span: Span | undefined): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: an example reads ${module}, which nothing it imports loads any more`,
    advice: `Nothing was written. Write \`import ${module}\` in the example first, or take this move out of the recipe.`,
    place: { path, span: span ?? { start: 0, end: 0 } },
  }
}
