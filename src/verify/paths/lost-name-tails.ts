import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf, joinName, lastPartOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { CONFIG_FILES } from '../../host/config-texts.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { topClasses } from '../meaning/class-order.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A definition that is called otherwise now, and what says it in part. */
interface Gone {
  readonly old: QualifiedName
  readonly now: QualifiedName
}

/** Settings of these files are read as such. */
const READ_ELSEWHERE = /(?:^|\/)(?:pyproject\.toml|setup\.py)$/

/**
 * Texts that say a definition in part, and do not say it under its new name: a glob over its module (`{"shop.till.*": ...}`, a route of Celery, a
 * level of a logger) and the end of its name alone (`relationship("till.Tag")`, by which SQLAlchemy finds a class of any module). What either means
 * a run decides, so they are told.
 */
export function lostNameTails(scene: Scene): readonly Finding[] {
  return [...lostGlobs(scene), ...lostTails(scene)]
}

/** Globs over the module that a definition left, or over a package above that alone. */
function lostGlobs(scene: Scene): readonly Finding[] {
  const told = new Set<string>()
  return scene.plan.symbols.flatMap(({ from, to, symbol, copied }): readonly Finding[] => {
    if (copied) return []
    const [was, is] = [scene.map.moduleTo(from), scene.map.moduleTo(to)]
    const above = prefixesOf(was).filter((name) => name.includes('.') && name !== is && !is.startsWith(`${name}.`))
    return above.flatMap((name) =>
      scene.final.mentioning([name], '.py', ...CONFIG_FILES).flatMap((path): readonly Finding[] => {
        if (READ_ELSEWHERE.test(path)) return []
        const text = scene.final.glance(path)
        const said = new RegExp(
          String.raw`(["'])${literalPattern(name)}\.\*+\1|^\s*-?\s*${literalPattern(name)}\.\*+\s*(?::|$)`,
          'm',
        )
        const at = said.exec(text)
        const key = `${path} ${name}`
        // What is in both may be said twice.
        const isToo = new RegExp(String.raw`${literalPattern(is)}\.(?:\*|${symbol}\b)`).test(text)
        if (at === null || told.has(key) || isToo || (path.endsWith('.py') && at[1] === undefined)) return []
        told.add(key)
        const old = joinName(from, symbol)
        return [finding(path, text, at, `stood for ${old}, which is ${joinName(is, symbol)} now`)]
      }),
    )
  })
}

/** Ends of the names of classes that go elsewhere, or whose module gets another name. */
function lostTails(scene: Scene): readonly Finding[] {
  const gone = new Map(goneClasses(scene).flatMap((one) => tailsOf(one).map((tail) => [tail, one] as const)))
  if (gone.size === 0) return []
  return scene.final.mentioning([...gone.keys()], '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    return [...gone].flatMap(([tail, { old, now }]): readonly Finding[] => {
      const at = text.includes(tail) ? new RegExp(String.raw`\(\s*(["'])${literalPattern(tail)}\1`).exec(text) : null
      if (at === null || scene.after.isModule(firstPartOf(tail))) return []
      return [finding(path, text, at, `may be the end of ${old}, which is ${now} now`)]
    })
  })
}

function goneClasses(scene: Scene): readonly Gone[] {
  const moved = new Map(
    scene.plan.symbols.flatMap((move) => (move.copied ? [] : [[joinName(move.from, move.symbol), move.to]])),
  )
  const renamed = scene.plan.modules.flatMap(({ from, to }) => (lastPartOf(from) === lastPartOf(to) ? [] : [from]))
  const modules = new Set([...scene.plan.symbols.map(({ from }) => from), ...renamed])
  return [...modules].flatMap((module) => {
    const facts = scene.before.factsOfModule(module)
    return (facts === undefined ? [] : topClasses(facts)).flatMap(({ name }) => {
      const old = joinName(module, name)
      const now = joinName(scene.map.moduleTo(moved.get(old) ?? module), name)
      return now === old ? [] : [{ old, now }]
    })
  })
}

/** The ends of a name, with a dot in them, that its new one does not have. */
function tailsOf({ old, now }: Gone): readonly string[] {
  const parts = old.split('.')
  return parts
    .slice(1, -1)
    .map((_, at) => parts.slice(at + 1).join('.'))
    .filter((tail) => !`.${now}`.endsWith(`.${tail}`))
}

function finding(path: string, text: string, at: RegExpExecArray, why: string): Finding {
  const said = at[0].replace(/^[\s(-]+|[\s:]+$/g, '')
  const { line } = lineIndexOf(text).positionAt(at.index + at[0].indexOf(said))
  return {
    code: 'residue',
    level: 'warning',
    reason: `${path}:${line} says ${said}, which ${why}`,
    advice: 'Change it by hand, or add the new name, if it means the moved code.',
    place: { path, line },
  }
}
