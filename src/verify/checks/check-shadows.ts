import { firstPartOf } from '../../model/names.ts'
import type { Finding } from '../../model/finding.ts'
import { distributionAt } from '../../plan/manifests/distribution.ts'
import { isPublicDistribution } from '../../plan/manifests/import-names.ts'
import { normalizedName } from '../../plan/manifests/requirement.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { isKeyword, isStandardLibrary } from '../../python/facts/python-names.ts'
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
