import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { firstPartOf, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import { queryOf } from '../../workspace/text-query.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

const WALKERS = ['iter_modules', 'walk_packages', 'listdir', 'glob', 'iterdir']
const WALKER = new RegExp(`\\b(?:${WALKERS.join('|')})\\s*\\(`)
const IMPORTER = /\b(?:import_module|__import__|spec_from_file_location)\s*\(/
const LISTER = /(?<![\w.])(?:vars|dir)\s*\(\s*\w|\bgetmembers\s*\(|__dict__\b/

/**
 * What code finds by walking a package is what it found: the names of its modules where they are all that is asked, what all of them
 * have, and what they define. Counted in both trees from the lines that walk; what is done with it is read off the same file.
 */
export function lostWalks(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0 && scene.plan.modules.length === 0) return []
  const findings: Finding[] = []
  for (const path of scene.base.matching(queryOf(WALKER, WALKERS), '.py')) {
    const text = scene.base.glance(path)
    for (const name of new Set(text.split('\n').flatMap((line) => walkedBy(scene.before, path, text, line)))) {
      const change = changeOf(scene, text, name)
      if (change === undefined) continue
      const isAccepted = accepts(scene.plan.recipe, 'package-walked', path)
      findings.push({
        code: 'package-walked',
        level: isAccepted || isTestFile(path) || isListedOnly(scene, text, name) ? 'warning' : 'error',
        reason: `${path} finds modules by walking ${name}, and ${change}`,
        advice: 'Leave there what it finds, and make no module there that it does not know.',
        place: { path },
      })
    }
  }
  return findings
}

/** Whether a file that imports nothing by name, and fills no `__all__`, lacks only modules that went to another top-level package. */
function isListedOnly(scene: Scene, text: string, name: QualifiedName): boolean {
  if (IMPORTER.test(text) || /\b__all__\b/.test(text)) return false
  const [was, is] = [modulesIn(scene.before, name), modulesIn(scene.after, scene.map.moduleTo(name))]
  const [had, has] = [new Set(was.map(lastPartOf)), new Set(is.map(lastPartOf))]
  return (
    is.every((module) => had.has(lastPartOf(module))) &&
    was
      .filter((module) => !has.has(lastPartOf(module)))
      .every((module) => firstPartOf(scene.map.moduleTo(module)) !== firstPartOf(module))
  )
}

/** The packages that one line walks. */
function walkedBy(index: SymbolIndex, path: RepoPath, text: string, line: string): readonly QualifiedName[] {
  const walker = WALKER.exec(line)
  const module = index.moduleOf(path)
  if (walker === null || module === undefined || line.trim().startsWith('#')) return []
  const isOfModules = /^(?:iter_modules|walk_packages)/.test(walker[0])
  if (!isOfModules && !/\.py\b/.test(text)) return []
  const found: QualifiedName[] = []
  for (const match of line.matchAll(/((?:\w+\s*\.\s*)*)__path__/g)) {
    const chain = (match[1] ?? '').replace(/[\s]|\.\s*$/g, '').replace(/\.$/, '')
    const origin = chain === '' ? undefined : originFrom(index, module, chain.split('.'))
    const named = chain === '' ? module : origin?.words.length === 0 ? origin.module : undefined
    if (named !== undefined) found.push(named)
  }
  if (/__file__/.test(line)) {
    const ups = (line.match(/\bdirname\s*\(|\.parent\b/g)?.length ?? 0) - 1
    let folder = folderOf(path)
    for (let up = 0; up < ups; up += 1) folder = folderOf(folder)
    const words = [...line.slice(line.indexOf('__file__')).matchAll(/["']([\w/]+)["']/g)].map((word) => word[1] ?? '')
    const named = index.moduleOf(joinPath(folder, ...words.filter((word) => word !== 'py'), '__init__.py'))
    if (named !== undefined && ups >= 0) found.push(named)
  }
  return found.filter((name) => index.isPackage(name))
}

/** What of a walk is another thing afterwards. */
function changeOf(scene: Scene, text: string, name: QualifiedName): string | undefined {
  const now = scene.map.moduleTo(name)
  const [was, is] = [modulesIn(scene.before, name), modulesIn(scene.after, now)]
  const tails = (modules: readonly QualifiedName[]): readonly string[] =>
    modules.map((one) => one.split('.').at(-1) ?? '')
  if (!IMPORTER.test(text)) {
    const [before, after] = [tails(was), tails(is)]
    const other = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))]
    return other.length === 0
      ? undefined
      : `${other.join(', ')} ${other.length === 1 ? 'is' : 'are'} not there in both trees`
  }
  const isCareful = /\bhasattr\s*\(|\btry\s*:|\bgetattr\s*\([^()]*,[^()]*,/.test(text)
  const asked = [...text.matchAll(/(?:import_module|__import__)\s*\([^\n]*?\)\s*\.\s*(\w+)/g)].map(
    (match) => match[1] ?? '',
  )
  const lacking = (index: SymbolIndex, modules: readonly QualifiedName[], symbol: string): QualifiedName | undefined =>
    modules.find((one) => !index.binds(one, symbol))
  for (const symbol of isCareful ? [] : asked) {
    const lost = lacking(scene.after, is, symbol)
    if (lost !== undefined && lacking(scene.before, was, symbol) === undefined) return `${lost} has no ${symbol}`
  }
  if (!LISTER.test(text)) return undefined
  const [had, has] = [offered(scene.before, was, text), offered(scene.after, is, text)]
  const gone = [...had].find((one) => !has.has(one)) ?? [...has].find((one) => !had.has(one))
  return gone === undefined ? undefined : `${gone} is found in one of the two trees only`
}

function modulesIn(index: SymbolIndex, name: QualifiedName): readonly QualifiedName[] {
  return index.modulesBelow(name).filter((module) => module !== name && parentOf(module) === name)
}

/** The definitions of modules that a walk may take, by what the file asks of each: a class, a function, a class below another. */
function offered(index: SymbolIndex, modules: readonly QualifiedName[], text: string): ReadonlySet<string> {
  const base = /\bissubclass\s*\([^()]*,\s*([\w.]+)\s*\)/.exec(text)?.[1]?.split('.').at(-1)
  const isOfClasses = base !== undefined || /\bisclass\b|\bisinstance\s*\([^()]*,\s*type\s*\)/.test(text)
  const isOfFunctions = !isOfClasses && /\bis(?:function|routine)\b/.test(text)
  const names = modules.flatMap((module) => {
    const path = index.fileOf(module)
    const facts = path === undefined || isInit(path) ? undefined : index.facts(path)
    return (facts?.statements ?? []).flatMap(({ kind, names, span }) => {
      if (isOfClasses && kind !== 'class') return []
      if (isOfFunctions && kind !== 'function') return []
      const head = facts?.text.slice(span.start, span.end) ?? ''
      if (base !== undefined && !new RegExp(`^class\\s+\\w+[^:]*\\b${base}\\b`, 'm').test(head)) return []
      return kind === 'class' || kind === 'function' || kind === 'assign' ? names : []
    })
  })
  return new Set(names.filter((one) => !one.startsWith('_')))
}
