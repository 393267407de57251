import { firstPartOf } from '../../model/names.ts'
import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { distributionAt } from '../../plan/manifests/distribution.ts'
import { isPublicDistribution } from '../../plan/manifests/import-names.ts'
import { normalizedName } from '../../plan/manifests/requirement.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { isKeyword, isLoadedAtStart, isStandardLibrary } from '../../python/facts/python-names.ts'
import { clashingCapitals } from './clashing-capitals.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * No new top-level name hides something: a module of the standard library, what a file imports of another distribution; and no new
 * distribution has the name of another member or of what a manifest required before.
 */
export function checkShadows(scene: Scene): Check {
  const topsOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(firstPartOf))
  const old = topsOf(scene.before.allModules())
  const fresh = [...topsOf(scene.after.allModules())].filter((top) => !old.has(top))
  const findings: Finding[] = []
  for (const top of fresh) {
    const path = scene.after.fileOf(top) ?? scene.after.fileOf(scene.after.modulesBelow(top)[0] ?? '') ?? ''
    const what = hiddenBy(scene, top)
    if (what !== undefined) findings.push(shadow(`${top} is ${what}`, path))
  }
  findings.push(...hiddenFromScripts(scene), ...clashingCapitals(scene))
  const members = workspaceMembers(scene.final)
  const known = new Set(workspaceMembers(scene.base).map(({ name }) => normalizedName(name)))
  const required = new Set(
    workspaceMembers(scene.base)
      .flatMap(({ folder }) => distributionAt(scene.base, folder).declarations)
      .flatMap(({ requirement }) =>
        isPublicDistribution(normalizedName(requirement.name)) ? [normalizedName(requirement.name)] : [],
      ),
  )
  for (const member of members) {
    const name = normalizedName(member.name)
    const isTwice = members.some((other) => other !== member && normalizedName(other.name) === name)
    if (!known.has(name) && (isTwice || required.has(name)))
      findings.push(
        shadow(
          `the distribution ${member.name} is ${isTwice ? 'another member' : 'what a manifest requires of somebody else'}`,
          member.manifest,
        ),
      )
  }
  return checkOf(
    'shadows',
    `${count(fresh.length, 'new top-level name')} ${fresh.length === 1 ? 'hides' : 'hide'} nothing`,
    findings,
  )
}

/** What hides a module from a file that runs with the folder first on `sys.path`, read off lines of text: new files, and the scripts beside them. */
function hiddenFromScripts(scene: Scene): readonly Finding[] {
  const fresh = [...scene.touched.keys()]
    .filter((path) => path.endsWith('.py') && !scene.base.has(path))
    .flatMap((path) => placeOnPath(scene, path))
  if (fresh.length === 0) return []
  const beside = scriptsIn(scene, new Set(fresh.map(({ folder }) => folder)))
  const inserting = scene.final.mentioning(['sys.path.insert'], '.py')
  return fresh.flatMap(({ path, folder, word }): readonly Finding[] => {
    const asks = new RegExp(
      `^[ \\t]*(?:import[ \\t]+(?:[\\w., \\t]*,[ \\t]*)?|from[ \\t]+)${literalPattern(word)}\\b`,
      'm',
    )
    const isAsked = (other: RepoPath): boolean =>
      other !== path &&
      asks.test(scene.final.glance(other)) &&
      asks.test(scene.base.glance(scene.touched.get(other) ?? other))
    const script =
      beside.get(folder)?.find((other) => isAsked(other) && !hadBeside(scene, other, word)) ??
      inserting.find(
        (other) => folderOf(other) !== folder && putsFirst(scene.final.glance(other), folder) && isAsked(other),
      )
    return script === undefined
      ? []
      : [shadow(`${path} is what ${script} finds where it is run and says \`import ${word}\``, path)]
  })
}

interface OnPath {
  readonly path: RepoPath
  readonly folder: RepoPath
  /** By what a script in the folder finds it. */
  readonly word: string
}

function placeOnPath(scene: Scene, path: RepoPath): readonly OnPath[] {
  const stem = path.replace(/(?:\/__init__)?\.py$/, '')
  const [folder, word] = [folderOf(stem), baseNameOf(stem)]
  const isElsewhere = folder === '' || scene.plan.rootsAfter.includes(folder)
  return isElsewhere || /^(?:__main__|conftest)$/.test(word) || isLoadedAtStart(word) ? [] : [{ path, folder, word }]
}

/** The files in some folders that are run as scripts, by their folder. */
function scriptsIn(scene: Scene, folders: ReadonlySet<RepoPath>): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const scripts = new Map<RepoPath, RepoPath[]>()
  for (const path of scene.final.list('.py')) {
    const folder = folderOf(path)
    if (!folders.has(folder)) continue
    const text = scene.final.glance(path)
    const isRun = text.startsWith('#!') || /^if\s+__name__\s*==/m.test(text)
    if (isRun && !/^\s*from[ \t]+\./m.test(text)) scripts.set(folder, [...(scripts.get(folder) ?? []), path])
  }
  return scripts
}

/** Whether a file of the result had a module of that name beside it before. */
function hadBeside(scene: Scene, path: RepoPath, word: string): boolean {
  const folder = folderOf(scene.touched.get(path) ?? path)
  return scene.base.has(joinPath(folder, `${word}.py`)) || scene.base.has(joinPath(folder, word, '__init__.py'))
}

/** Whether a line puts a folder of that name before all others. */
function putsFirst(text: string, folder: string): boolean {
  const said = new RegExp(`["'/]${literalPattern(baseNameOf(folder))}["'/]`)
  return text.split('\n').some((line) => /\bsys\.path\.insert\(\s*0/.test(line) && said.test(line))
}

function hiddenBy(scene: Scene, top: string): string | undefined {
  if (isKeyword(top)) return 'a keyword of Python'
  if (isStandardLibrary(top)) return 'a module of the standard library'
  const importer = scene.base
    .mentioning([top], '.py')
    .find((path) =>
      scene.before
        .facts(path)
        ?.imports.some((statement) =>
          statement.level > 0
            ? false
            : (statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)).some(
                (name) => firstPartOf(name) === top,
              ),
        ),
    )
  return importer === undefined ? undefined : `what ${importer} imported of another distribution`
}

function shadow(reason: string, path: string): Finding {
  return {
    code: 'name-shadows',
    level: 'error',
    reason: `${reason}, so one of the two could no longer be reached`,
    advice: 'Choose another name in the recipe.',
    ...(path === '' ? {} : { place: { path } }),
  }
}
