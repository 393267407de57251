import type { Finding } from '../model/finding.ts'
import type { QualifiedName } from '../model/names.ts'
import type { HostText } from '../model/host-text.ts'
import { configTexts } from '../plan/config-texts.ts'
import { applyMentions } from '../plan/apply-mentions.ts'
import { publicSpelling } from '../plan/public-spelling.ts'
import { sameYamlValue } from '../yaml/same-yaml-value.ts'
import { checkOf, count } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Check } from './proof.ts'

/** Every rewritten value of a YAML or JSON file names something of the final tree, and nothing else in the file changed. */
export function checkConfigs(scene: Scene): Check {
  const findings: Finding[] = []
  let files = 0
  let values = 0
  const { prefer } = scene.plan.recipe.classPaths
  const spell = (name: QualifiedName): QualifiedName => (prefer === 'public' ? publicSpelling(scene.after, name) : name)
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || !/\.(ya?ml|jsonl?)$/.test(path) || path === scene.plan.recipe.guide) continue
    const after = scene.final.read(path)
    const before = scene.base.read(origin)
    if (after === undefined || before === undefined) continue
    const [was, is] = [configTexts(before), configTexts(after)]
    if ('problem' in was || 'problem' in is) continue
    files += 1
    const mapped = (value: string): string => applyMentions(value, scene.plan, scene.before, spell)
    if (
      scene.plan.recipe.classPaths.keys === 'any' &&
      /\.ya?ml$/.test(path) &&
      sameYamlValue(before.text, after.text, mapped) === false
    )
      findings.push(wrong(path, 'it no longer loads to the same value'))
    if (was.texts.length !== is.texts.length) {
      findings.push(wrong(path, 'the number of values changed'))
      continue
    }
    is.texts.forEach((text, at) => {
      const old = was.texts[at]
      if (old === undefined || old.value === text.value) return
      values += 1
      if (mapped(old.value) !== text.value) findings.push(wrong(path, `${old.value} became ${text.value}`))
      const name = wholeName(text)
      if (name !== undefined && !exists(scene, name))
        findings.push(wrong(path, `${name} does not exist in the new tree`))
    })
  }
  return checkOf(
    'configs',
    `${count(values, 'value')} in ${count(files, 'config file')} resolve in the new tree; the rest of each file is unchanged`,
    findings,
  )
}

function wholeName(text: HostText): QualifiedName | undefined {
  return /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+$/u.test(text.value) ? text.value : undefined
}

function exists(scene: Scene, name: QualifiedName): boolean {
  const target = scene.after.lookup(name, 'import')
  return target.kind === 'module' || target.kind === 'symbol'
}

function wrong(path: string, what: string): Finding {
  return {
    code: 'config-value',
    level: 'error',
    reason: `${path}: ${what}`,
    advice: 'Nothing was written. This is a mistake of the tool: please report it.',
    place: { path },
  }
}
