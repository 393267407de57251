import type { Finding } from '../../model/finding.ts'
import { withoutNewSettings } from '../meaning/new-settings.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { HostText } from '../../model/host-text.ts'
import { CONFIG_FILES, configTexts, isConfig } from '../../host/config-texts.ts'
import { withNewNames } from '../meaning/renamed-names.ts'
import { withoutAdmitted } from '../../plan/workflows/path-filters.ts'
import { withoutInstalled } from '../../plan/workflows/root-installs.ts'
import { withoutNewJobs } from '../../plan/workflows/workflows.ts'
import { sameYamlValue } from '../../yaml/same-yaml-value.ts'
import { isBoundByPackage } from '../meaning/offered-still.ts'
import { oldTexts } from '../meaning/files-with-old-names.ts'
import { nameOfOrigin, originOf } from '../meaning/origin.ts'
import { sameProgram } from '../meaning/compare-parts.ts'
import { sameThing, sameWords } from '../meaning/same-words.ts'
import { lostInConfigParts } from './lost-in-config-parts.ts'
import { lostSaidNames } from './lost-said-names.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** Escapes that may be a letter, a dot or a slash, or join two lines (YAML 1.2.2, 5.7; RFC 8259, 7; TOML 1.0, "String"). */
const MAY_SPELL = /\\(?:[xuU/]|\r?\n)/

/**
 * Every rewritten value of a YAML or JSON file names something of the final tree, and nothing else in the file changed. Every
 * other value under such a key, in any config, names something too. Only what named nothing before may name nothing.
 */
export function checkConfigs(scene: Scene): Check {
  const findings: Finding[] = []
  let files = 0
  let values = 0
  const keys = new Set<string>()
  const naming = new Set(oldTexts(scene, 'base'))
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || !isConfig(path) || path === scene.plan.recipe.guide) continue
    const found = scene.final.read(path)
    const base = scene.base.read(origin)
    if (found === undefined || base === undefined) continue
    // A file that only moved says what it said, unless it spells an old name, or may spell one by escapes.
    if (found.text === base.text && !naming.has(origin) && !MAY_SPELL.test(found.text)) {
      files += 1
      continue
    }
    const { before, after } = withoutAdded(scene, path, base, found)
    const [was, is] = [configTexts(before), configTexts(after)]
    if ('problem' in was || 'problem' in is) continue
    files += 1
    if (was.texts.length !== is.texts.length) {
      findings.push(wrong(path, 'the number of values changed'))
      continue
    }
    const accepted = new Map<string, string>()
    const programs = new Map<string, string>()
    is.texts.forEach((text, at) => {
      const old = was.texts[at]
      if (old === undefined || old.value === text.value) return
      values += 1
      keys.add(keyOf(text))
      if (sameWords(scene, old.value, text.value) || sameThing(scene, old.value, text.value))
        accepted.set(old.value, text.value)
      else if (sameProgram(scene, old.value, text.value)) programs.set(folded(old.value), folded(text.value))
      else findings.push(wrong(path, `${old.value} became ${text.value}`))
      const name = wholeName(text)
      if (name !== undefined && !exists(scene, name) && !wasMissing(scene, path, name))
        findings.push(wrong(path, `${name} does not exist in the new tree`))
    })
    const mapped = (value: string, now: string): string =>
      programs.get(folded(value)) === folded(now) || (value === now && isBoundByPackage(scene, value))
        ? now
        : (accepted.get(value) ?? withNewNames(scene, value))
    if (
      scene.plan.recipe.classPaths.keys === 'any' &&
      /\.ya?ml$/.test(path) &&
      sameYamlValue(before.text, after.text, mapped) === false
    )
      findings.push(wrong(path, 'it no longer loads to the same value'))
  }
  findings.push(...lostInConfigParts(scene), ...lostSaidNames(scene))
  const other = otherValues(scene, keys, findings)
  return checkOf(
    'configs',
    `${count(values, 'value')} in ${count(files, 'config file')} ${values === 1 ? 'resolves' : 'resolve'} in the new tree; the rest of each file is unchanged${other}`,
    findings,
  )
}

/**
 * A config before and after, but for what may be added: jobs of a workflow, the new member beside what installs the root, and what a tool is told
 * of a new module as of the one that its code left. All else in the jobs that were there is held to the same rules as any config.
 */
function withoutAdded(
  scene: Scene,
  path: RepoPath,
  base: SourceFile,
  found: SourceFile,
): { readonly before: SourceFile; readonly after: SourceFile } {
  const { recipe } = scene.plan
  const isWorkflow = path.startsWith('.github/workflows/') && recipe.package !== undefined && recipe.ci !== false
  if (!isWorkflow) return { before: base, after: { ...found, text: withoutNewSettings(scene, base, found) } }
  const directory = recipe.package?.directory ?? ''
  const bare = (text: string): string => withoutAdmitted(withoutInstalled(text, directory), directory)
  return { before: { ...base, text: bare(base.text) }, after: { ...found, text: bare(withoutNewJobs(base, found)) } }
}

/** Without the line breaks that YAML may fold. */
function folded(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

/** Look at every value under the keys that hold dotted names; gives what is worth knowing besides. */
function otherValues(scene: Scene, keys: ReadonlySet<string>, findings: Finding[]): string {
  const spellings = new Map<string, Set<QualifiedName>>()
  const words = [...new Set(scene.plan.modules.map((move) => firstPartOf(move.to)))]
  let missing = 0
  for (const path of keys.size === 0 ? [] : scene.final.mentioning(words, ...CONFIG_FILES)) {
    const file = scene.final.read(path)
    const isOurs = path === scene.plan.recipe.guide || (isMap(scene, path) && !scene.base.has(path))
    const read = file === undefined || isOurs ? { problem: '' } : configTexts(file)
    if ('problem' in read) continue
    const old = scene.touched.has(path) ? undefined : scene.base.read(path)?.text
    for (const text of read.texts) {
      const name = wholeName(text)
      if (text.isKey || name === undefined || !keys.has(keyOf(text))) continue
      const first = firstPartOf(name)
      if (!scene.after.isModule(first)) continue
      if (exists(scene, name)) {
        const home = nameOfOrigin(originOf(scene.after, name))
        spellings.set(home, (spellings.get(home) ?? new Set()).add(name))
      } else if (old !== undefined || wasMissing(scene, path, name)) missing += 1
      else if (!findings.some((one) => one.place?.path === path && one.reason.includes(name)))
        findings.push(wrong(path, `${name} does not exist in the new tree`))
    }
  }
  const double = [...spellings.values()].filter((names) => names.size > 1).map((names) => [...names].sort().join(' = '))
  return [
    missing === 0 ? '' : `; ${count(missing, 'value')} named nothing before either`,
    double.length === 0
      ? ''
      : `; spelled in two ways: ${double.slice(0, 4).join(', ')}${double.length > 4 ? ` and ${double.length - 4} more` : ''}`,
  ].join('')
}

/** The map for machines beside the guide holds old names on purpose. */
function isMap({ plan }: Scene, path: string): boolean {
  const { guide } = plan.recipe
  return guide !== undefined && path === joinPath(folderOf(guide), 'migration.json')
}

/** Whether a value that names nothing did so before, under its old name or this one. */
function wasMissing(scene: Scene, path: string, name: QualifiedName): boolean {
  const before = scene.base.read(scene.touched.get(path) ?? path)?.text
  if (before === undefined) return false
  const old = scene.plan.modules.find((move) => name.startsWith(`${move.to}.`))
  const was = old === undefined ? name : old.from + name.slice(old.to.length)
  return [name, was].some((one) => before.includes(one) && scene.before.lookup(one, 'import').kind === 'missing')
}

/** The key a value stands under; list indices are none. */
function keyOf(text: HostText): string {
  return text.keys.findLast((key) => !/^\d+$/.test(key)) ?? ''
}

function wholeName(text: HostText): QualifiedName | undefined {
  return /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+$/u.test(text.value) ? text.value : undefined
}

function exists(scene: Scene, name: QualifiedName): boolean {
  const target = scene.after.lookup(name, 'import')
  if (target.kind === 'module' || target.kind === 'symbol') return true
  return name.endsWith('.py') && scene.final.list('.py').some((path) => `/${path}`.endsWith(`/${name}`))
}

function wrong(path: string, what: string): Finding {
  return {
    code: 'config-value',
    level: 'error',
    reason: `${path}: ${what}`,
    advice: 'Only values that name moved code may change, and each has to name something of the new tree.',
    place: { path },
  }
}
