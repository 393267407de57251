import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { joinPath } from '../../model/source-file.ts'
import { normalizedName, parseRequirement } from '../../plan/manifests/requirement.ts'
import { withoutInstalled } from '../../plan/workflows/root-installs.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'
import { matrixJobs } from '../meaning/matrix-jobs.ts'
import { namedBy, some } from './pitfall-scene.ts'
import type { PitfallScene } from './pitfall-scene.ts'
import type { Duty } from '../proof/proof.ts'
import { count } from '../proof/proof-input.ts'

type Row = Omit<Duty, 'row' | 'title'>
type Table = Readonly<Record<string, unknown>>

/**
 * P4: a workflow tests the new member, in a number of jobs that does not grow with every extra. What counts are the jobs that
 * came with it: those that were there before run for the monolith as well.
 */
export function matrixRow({ scene, directory }: PitfallScene): Row {
  const extracted = scene.plan.recipe.package
  if (directory === undefined || extracted === undefined)
    return { verdict: 'none', evidence: 'no package is extracted' }
  const workflows = scene.final.list('.yml', '.yaml').filter((path) => /(^|\/)\.github\/workflows\//.test(path))
  if (workflows.length === 0) return { verdict: 'open', evidence: 'there is no workflow' }
  const naming: string[] = []
  const unknown: string[] = []
  let jobs = 0
  let older = 0
  for (const path of workflows) {
    const before = jobsOf(scene.base.glance(path))
    for (const [name, job] of Object.entries(jobsOf(scene.final.glance(path)))) {
      if (!testsMember(job, [directory, extracted.distribution], extracted.to)) continue
      naming.push(`${path} (${name})`)
      const [was, is] = [name in before ? matrixJobs(before[name]) : 0, matrixJobs(job)]
      if (was === undefined || is === undefined) unknown.push(`${path} (${name})`)
      else {
        jobs += Math.max(0, is - was)
        older += Math.min(was, is)
      }
    }
  }
  if (naming.length === 0)
    return {
      verdict: 'open',
      evidence: `no job of ${count(workflows.length, 'workflow')} tests ${directory} or ${extracted.distribution}`,
    }
  if (unknown.length > 0) return { verdict: 'open', evidence: `the matrix is only known at run time: ${some(unknown)}` }
  const extras = Object.keys(scene.plan.recipe.optional).length
  const most = 9 + extras + 1
  const facts = `${count(jobs, 'job')} came for ${extracted.distribution}${older === 0 ? '' : `, ${older} that were there test it too`}`
  if (jobs > most)
    return {
      verdict: 'broken',
      evidence: `${facts}; three systems, three Pythons and one job for each extra are ${most}`,
    }
  return { verdict: 'proved', evidence: `${facts}, at most ${most} with ${count(extras, 'extra')}: ${some(naming)}` }
}

/** Whether a job names the member by its folder or distribution, and not only where it installs the root, or runs tests in a command that names its package. */
function testsMember(job: unknown, words: readonly string[], importName: string): boolean {
  const [directory = ''] = words
  return textsOf(job)
    .map((text) => withoutInstalled(text, directory))
    .some(
      (text) => mentions(text, words) || (mentions(text, [importName]) && /\b(pytest|unittest|tox|nox)\b/.test(text)),
    )
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function mentions(text: string, words: readonly string[]): boolean {
  return words.some((word) => new RegExp(`(?<![\\w-])${literalPattern(word)}(?![\\w-])`).test(text))
}

function jobsOf(text: string): Table {
  try {
    const jobs = at(parseYamlWithLines(text).value, 'jobs')
    return isTable(jobs) ? jobs : {}
  } catch {
    return {}
  }
}

/** P5: an extra that does not build everywhere says where it does. */
export function markersRow({ scene, directory }: PitfallScene): Row {
  const marked = Object.entries(scene.plan.recipe.optional).filter(([, extra]) => extra.marker !== undefined)
  if (marked.length === 0) return { verdict: 'none', evidence: 'no extra of the recipe has a marker' }
  const extras = at(
    at(manifestOf(scene.final.read(joinPath(directory ?? '', 'pyproject.toml'))?.text), 'project'),
    'optional-dependencies',
  )
  const missing = marked.flatMap(([name]) => {
    const list = at(extras, name)
    if (!Array.isArray(list) || list.length === 0) return [`${name} (not declared)`]
    return list.some((entry) => typeof entry === 'string' && !entry.includes(';')) ? [`${name} (no marker)`] : []
  })
  if (missing.length > 0)
    return {
      verdict: 'broken',
      evidence: `of ${count(marked.length, 'extra')} with a marker, missing: ${some(missing)}`,
    }
  return {
    verdict: 'proved',
    evidence: `${marked.map(([name]) => name).join(', ')}: each requirement carries its marker`,
  }
}

/** P6: what is used of other distributions is declared with a tested minimum, and a test names it. */
export function minimumRow(pitfalls: PitfallScene): Row {
  const { scene, directory } = pitfalls
  if (directory === undefined) return { verdict: 'none', evidence: 'no package is extracted' }
  const data = at(manifestOf(scene.final.read(joinPath(directory, 'pyproject.toml'))?.text), 'project')
  const lists = [
    at(data, 'dependencies'),
    ...Object.values((at(data, 'optional-dependencies') as Table | undefined) ?? {}),
  ]
  const own = normalizedName(scene.plan.recipe.package?.distribution ?? '')
  const texts = lists.flatMap((list) => (Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : []))
  const declared = texts.filter((text) => normalizedName(parseRequirement(text)?.name ?? '') !== own)
  const used = new Set(
    pitfalls.modules.flatMap(({ facts }) =>
      facts.imports
        .filter((statement) => statement.level === 0 && !statement.future)
        .flatMap((statement) =>
          statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name),
        )
        .map(firstPartOf)
        .filter((name) => !isStandardLibrary(name) && !scene.after.isModule(name)),
    ),
  )
  if (used.size === 0) return { verdict: 'none', evidence: 'the package imports no other distribution' }
  const loose = declared
    .filter((text) => !/[<>=~]=|>|@/.test(text.split(';')[0] ?? ''))
    .map((text) => text.split(';')[0]?.trim() ?? text)
  const facts = `${count(used.size, 'foreign package')} imported, ${count(declared.length, 'requirement')} declared`
  if (loose.length > 0)
    return { verdict: 'open', evidence: `${facts}; without a minimum: ${some([...new Set(loose)])}` }
  const names = foreignNames(pitfalls)
  const said = new Set(
    pitfalls.tests.flatMap(({ path, text }) =>
      (scene.after.facts(path)?.strings ?? []).map((fact) => text.slice(fact.content.start, fact.content.end)),
    ),
  )
  const tested = names.filter((name) => prefixesOf(name).some((prefix) => prefix.includes('.') && said.has(prefix)))
  const evidence = `${facts}, each with a minimum; tests of the member name ${tested.length} of ${count(names.length, 'name')} taken from them`
  return { verdict: names.length > 0 && tested.length === names.length ? 'proved' : 'open', evidence }
}

/** What the package takes from other distributions, to the first attribute of a module: `numpy.array`. */
function foreignNames({ scene, modules }: PitfallScene): readonly string[] {
  const names = new Set<string>()
  for (const module of modules)
    for (const reference of module.facts.references) {
      const name = reference.typeChecking ? undefined : namedBy(scene, module, reference)
      const first = firstPartOf(name ?? '')
      if (name === undefined || !name.includes('.') || isStandardLibrary(first) || scene.after.isModule(first)) continue
      names.add(name)
    }
  // `a.b` is tested with `a.b.c`, and by it.
  return [...names].filter((name) => !prefixesOf(name).some((prefix) => prefix !== name && names.has(prefix))).sort()
}

/** P9: costly fixtures are made once, and nothing depends on a path of one machine. */
export function fixturesRow(pitfalls: PitfallScene): Row {
  const { scene, tests } = pitfalls
  if (scene.plan.recipe.package === undefined) return { verdict: 'none', evidence: 'no package is extracted' }
  if (tests.length === 0) return { verdict: 'open', evidence: 'the member has no tests' }
  const fixed = absolutePaths(pitfalls)
  const fixtures = tests.reduce(
    (number, test) => number + [...test.text.matchAll(/@(?:pytest\.)?fixture\b/g)].length,
    0,
  )
  const shared = tests.reduce(
    (number, test) => number + [...test.text.matchAll(/scope\s*=\s*["'](?:session|package|module)["']/g)].length,
    0,
  )
  const facts = `${count(tests.length, 'test file')}, ${count(fixtures, 'fixture')}, ${shared} of them made once`
  if (fixed.length > 0) return { verdict: 'broken', evidence: `${facts}; paths of one machine: ${some(fixed)}` }
  if (fixtures > 0 && shared === 0) return { verdict: 'open', evidence: facts }
  const moved = scene.plan.recipe.tests
  return { verdict: 'proved', evidence: moved === undefined ? facts : `${facts}; moved from ${moved.from}` }
}

function absolutePaths({ scene, tests }: PitfallScene): readonly RepoPath[] {
  return tests.flatMap((test) =>
    (scene.after.facts(test.path)?.strings ?? [])
      .filter((fact) =>
        /^\/(hpc|home|Users|mnt|data|scratch|nfs|gpfs)\//.test(test.text.slice(fact.content.start, fact.content.end)),
      )
      .map(() => test.path),
  )
}

function manifestOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parseToml(text)
  } catch {
    return undefined
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(value: unknown, key: string): unknown {
  return isTable(value) ? value[key] : undefined
}
