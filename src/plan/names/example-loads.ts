import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import { firstPartOf, isParentPackage } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { embeddedPython, HOST_FILES } from '../../host/embedded-python.ts'
import type { EmbeddedPython } from '../../host/joined-texts.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { nextLine } from '../../python/facts/lines.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { loadedByText, loadLevel, submoduleReads } from '../../python/index/submodule-loads.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { leftAsHistory } from './affected-text.ts'
import { fileBefore, lostLoads, originsOf, readingOf } from './missing-loads.ts'
import type { BothTrees } from './missing-loads.ts'

/**
 * Edits of examples (fenced blocks, doctests, cells) that read a submodule through its package, which their own imports loaded and load no
 * longer: `import orb` is followed by `import orb.spin`. By file; those of a module that loads it itself need none.
 */
export function exampleLoads(trees: BothTrees): ReadonlyMap<RepoPath, readonly Edit[]> {
  const { plan, base, before, after } = trees
  const found = new Map<RepoPath, readonly Edit[]>()
  const lost = lostLoads(trees)
  const reading = readingOf(after, lost)
  if (reading === undefined) return found
  const names = new Map(plan.modules.map((move) => [move.to, move.from]))
  // An example imports the package by its whole name, and most files that say the words do not.
  const tops = [...new Set([...lost.keys()].map(firstPartOf))].join('|')
  const mayImport = new RegExp(String.raw`\b(?:import|from)[ \t][^\n]*\b(?:${tops})\b`)
  for (const path of after.workspace.matching(reading, '.py', ...HOST_FILES)) {
    if (!mayImport.test(after.workspace.glance(path))) continue
    const [file, origin] = [after.workspace.read(path), fileBefore(trees, path)]
    const old = origin === undefined ? undefined : base.read(origin)
    if (file === undefined || old === undefined || leftAsHistory(path, plan) !== undefined) continue
    const [was, is] = [embeddedPython(old).texts, embeddedPython(file).texts]
    if (was.length !== is.length) continue
    const isSure = (module: QualifiedName): boolean =>
      isPython(path) && originsOf(trees, path).length > 0 && loadLevel(after, path, module) >= 3
    const edits = is.flatMap((text, at): readonly Edit[] => {
      const [facts, one] = [factsOfText(text.text), was[at]]
      if (facts.errors.length > 0 || one === undefined) return []
      const past = factsOfText(one.text)
      const missing = submoduleReads(after, undefined, facts).flatMap(({ module }) => {
        const isLost =
          lost.has(module) &&
          !isSure(module) &&
          loadedByText(before, past, names.get(module) ?? module) &&
          !loadedByText(after, facts, module)
        return isLost ? [module] : []
      })
      return text.hostEdits(importEdits(text, facts, [...new Set(missing)].sort()))
    })
    if (edits.length > 0) found.set(path, edits)
  }
  return found
}

/** A line below the import of the package for each module; the longer name loads the shorter one. */
function importEdits({ text }: EmbeddedPython, facts: ModuleFacts, modules: readonly QualifiedName[]): readonly Edit[] {
  const lines = new Map<ImportStatement, string[]>()
  for (const module of modules) {
    const statement = importAbove(facts, module)
    const isWithinOther = modules.some((other) => isParentPackage(module, other))
    if (statement !== undefined && !isWithinOther)
      lines.set(statement, [...(lines.get(statement) ?? []), `import ${module}`])
  }
  return [...lines].map(([{ span }, added]) => {
    const start = text.lastIndexOf('\n', span.start) + 1
    const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
    const below = nextLine(text, span.end)
    const all = added.map((line) => indent + line)
    return text.charAt(below - 1) === '\n'
      ? insert(below, all.map((line) => `${line}\n`).join(''), 'review')
      : insert(below, all.map((line) => `\n${line}`).join(''), 'review')
  })
}

/** The first import of the text that the package of a module comes from; undefined where a text calls something else by its first name. */
function importAbove(facts: ModuleFacts, module: QualifiedName): ImportStatement | undefined {
  const name = firstPartOf(module)
  const self = { name: undefined, isPackage: false }
  const end = facts.text.length
  const use = { name, scope: 0, span: { start: end, end }, deferred: true }
  const meaning = facts.scopes[0]?.bindings.has(name) === true ? meaningOf(facts, use, self) : undefined
  if (meaning !== undefined && (meaning.kind !== 'imported' || meaning.name !== name)) return undefined
  return facts.imports.find(
    (one) =>
      one.scope === 0 && one.items.some((item) => firstPartOf(one.kind === 'from' ? one.module : item.name) === name),
  )
}
