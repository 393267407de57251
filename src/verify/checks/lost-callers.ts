import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { queryOf } from '../../workspace/text-query.ts'
import { importEdges } from '../meaning/import-graph.ts'
import { nameOfOrigin, originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A `def` whose text asks for the module of its caller. */
interface Reader {
  readonly module: QualifiedName
  readonly name: string
  /** It is a method, or the one that makes an object: called through whatever holds one. */
  readonly owner: string | undefined
}

const FRAME = /\b(?:_getframe|_getframemodulename|currentframe|stack|getouterframes)\s*\(/
const FRAME_WORDS = ['_getframe', '_getframemodulename', 'currentframe', 'stack', 'getouterframes']
const ONLY_OWN = /\b_getframe\s*\(\s*0?\s*\)|\bcurrentframe\s*\(\s*\)(?!\s*\.\s*f_back)/g
const MODULE_OF_FRAME = /\bf_globals\b|\bgetmodule\b|\bgetmodulename\b|_getframemodulename|\bco_filename\b/

/**
 * Definitions that are in another module now and call a function that looks at the module of its caller by its frame. Read off the
 * lines of the final tree: a `def`, what stands indented below it, and who writes its name with a bracket.
 */
export function lostCallers(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0) return []
  const readers = readersOf(scene)
  if (readers.length === 0) return []
  const findings: Finding[] = []
  for (const move of scene.plan.symbols) {
    const module = scene.map.moduleTo(move.to)
    const path = scene.after.fileOf(module)
    const facts = path === undefined ? undefined : scene.after.facts(path)
    const body = facts?.statements.find((statement) => statement.names.includes(move.symbol))
    if (path === undefined || facts === undefined || body === undefined) continue
    // A head says the name with a bracket, and is no call.
    const text = facts.text.slice(body.span.start, body.span.end).replace(/#[^\n]*|\b(?:def|class)\s+\w+/g, '')
    const reader = readers.find((one) => isCalled(scene, module, text, one))
    if (reader === undefined) continue
    const from = scene.before.fileOf(move.from)
    const isAccepted = accepts(scene.plan.recipe, 'caller-asked', from)
    findings.push({
      code: 'caller-asked',
      level: isAccepted ? 'warning' : 'error',
      reason: `${move.symbol} calls ${reader.name} of ${reader.module}, which looks at the module of its caller: that was ${move.from} and is ${module} now`,
      advice: 'Hand over what it needs as an argument, or leave the definition in its module.',
      place: { path, span: body.span },
    })
  }
  return findings
}

function readersOf(scene: Scene): readonly Reader[] {
  return scene.final.matching(queryOf(FRAME, FRAME_WORDS), '.py').flatMap((path): readonly Reader[] => {
    const text = scene.final.glance(path)
    const module = scene.after.moduleOf(path)
    if (module === undefined || !MODULE_OF_FRAME.test(text)) return []
    const readers: Reader[] = []
    let owner: { readonly name: string; readonly indent: number } | undefined
    const lines = text.split('\n')
    lines.forEach((line, at) => {
      const head = /^([ \t]*)(class|(?:async\s+)?def)\s+(\w+)/.exec(line)
      if (head === null) return
      const indent = head[1]?.length ?? 0
      const name = head[3] ?? ''
      if (owner !== undefined && indent <= owner.indent) owner = undefined
      if (head[2] === 'class') {
        owner = { name, indent }
        return
      }
      const rest = lines.slice(at + 1)
      const end = rest.findIndex((one) => /\S/.test(one) && (/^[ \t]*/.exec(one)?.[0].length ?? 0) <= indent)
      const body = [line, ...rest.slice(0, end === -1 ? rest.length : end)].join('\n')
      // Its own frame tells of the module it stands in.
      if (!FRAME.test(body.replace(ONLY_OWN, '')) || !MODULE_OF_FRAME.test(body)) return
      readers.push({ module, name, owner: owner?.name })
    })
    return readers
  })
}

function isCalled(scene: Scene, module: QualifiedName, text: string, reader: Reader): boolean {
  const isMaking = reader.owner !== undefined && /^__\w+__$/.test(reader.name)
  const name = isMaking ? (reader.owner ?? '') : reader.name
  const home = joinName(reader.module, name)
  if (reader.owner === undefined || isMaking) {
    // A call, or a decorator: the chain before a bracket or the end of the line.
    return [...text.matchAll(/(?<![\w.])((?:\w+\s*\.\s*)*\w+)\s*(?=\(|\n)/g)].some((match) => {
      const chain = (match[1] ?? '').replace(/\s+/g, '')
      return nameOfOrigin(originFrom(scene.after, module, chain.split('.'))) === home
    })
  }
  const isNear = reader.module === module || importEdges(scene.after, module).some((edge) => edge.to === reader.module)
  return isNear && new RegExp(`\\.\\s*${name}\\s*\\(`).test(text)
}
