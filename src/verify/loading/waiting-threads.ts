import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'

const STARTS =
  /\b(?:Thread|Timer|ThreadPoolExecutor|ThreadPool|start_new_thread|to_thread|run_in_executor)\s*\(|\bdummy\b[^\n]*\bPool\b|\bclass\s+\w+\s*\([^)\n]*\bThread\s*[,)]/
const RUNS =
  /\.\s*(?:start|submit|map|starmap|imap\w*|apply\w*|run|run_in_executor|start_new_thread|to_thread|result)\s*\(/

/**
 * A module that starts threads while it is loaded, where what they may run makes an import that waits for this module: of a name of it in a
 * definition that left, or of one that left, whose new module loads this one. Read off the words of the statements that run, and of those they name.
 */
export function waitingThreads(scene: Scene): readonly Finding[] {
  const { plan, map, after } = scene
  const pairs = new Map(
    plan.symbols
      .filter((move) => !move.copied)
      .map((move) => [`${move.from} ${move.to}`, [map.moduleTo(move.from), map.moduleTo(move.to)] as const]),
  )
  return [...pairs.values()].flatMap(([source, target]): readonly Finding[] => {
    const [facts, there, path] = [after.factsOfModule(source), after.factsOfModule(target), after.fileOf(source)]
    if (facts === undefined || there === undefined || path === undefined || source === target) return []
    if (!STARTS.test(facts.text)) return []
    const reached = reachedText(facts)
    if (!STARTS.test(reached) || !RUNS.test(reached)) return []
    const left = laterImporters(after, target, source)
    const own = loadsAtOnce(after, target, source) ? laterImporters(after, source, target) : []
    const waiting = [...left, ...own].find((name) => new RegExp(String.raw`(?<![\w.])${name}(?!\w)`).test(reached))
    if (waiting === undefined) return []
    return [
      {
        code: 'import-in-thread',
        level: 'error',
        reason: `${path} starts threads while it is loaded, and ${waiting}, which one of them may run, makes an import between ${source} and ${target} that waits for it`,
        advice: 'Nothing was written. Let what moves need nothing of the module, or start the thread in a function.',
        place: { path },
      },
    ]
  })
}

/** The definitions of a module that import from another one when they are called. */
function laterImporters(index: SymbolIndex, module: QualifiedName, from: QualifiedName): readonly string[] {
  const [facts, path] = [index.factsOfModule(module), index.fileOf(module)]
  if (facts === undefined || path === undefined) return []
  const self = index.identityOf(path)
  return facts.imports.flatMap((one) => {
    const asked = one.kind === 'from' ? absoluteModule(one, self) : one.items[0]?.name
    return whenRun(one) === 'later' && asked === from ? (facts.statements[one.statement]?.names ?? []) : []
  })
}

function loadsAtOnce(index: SymbolIndex, module: QualifiedName, other: QualifiedName): boolean {
  const path = index.fileOf(module)
  const self = path === undefined ? undefined : index.identityOf(path)
  return (index.factsOfModule(module)?.imports ?? []).some(
    (one) =>
      whenRun(one) === 'with-module' &&
      self !== undefined &&
      (one.kind === 'from' ? absoluteModule(one, self) === other : one.items.some((item) => item.name === other)),
  )
}

/** The text of the statements that run with a module, and of its functions and classes that this text names, over and over. */
function reachedText(facts: ModuleFacts): string {
  const textOf = ({ span }: Statement): string => facts.text.slice(span.start, span.end)
  const isDefinition = ({ kind }: Statement): boolean => kind === 'function' || kind === 'class'
  const open = new Set(facts.statements.filter(isDefinition))
  let reached = facts.statements
    .filter((one) => !isDefinition(one) && one.kind !== 'import' && one.mainGuard === undefined)
    .map(textOf)
    .join('\n')
  for (let size = -1; size !== reached.length;) {
    size = reached.length
    const words = new Set(reached.match(/[A-Za-z_]\w*/g))
    for (const one of open)
      if (one.names.some((name) => words.has(name))) {
        open.delete(one)
        reached += `\n${textOf(one)}`
      }
  }
  return reached
}
