import { firstPartOf } from '../../model/names.ts'
import type { Finding } from '../../model/finding.ts'
import { memberImports } from '../../plan/manifests/member-imports.ts'
import type { MemberImports, UndeclaredImport } from '../../plan/manifests/member-imports.ts'
import { normalizedName, parseRequirement } from '../../plan/manifests/requirement.ts'
import { neededToLoad } from './needed-to-load.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * Each member of the workspace declares what its own files import, as if it were installed alone (PEP 621; uv installs all members into
 * one environment, where a sibling that nobody declared is found all the same). What was undeclared before is a note where the
 * run touches the manifest or the file; what is
 * new fails where the member can no longer be imported, and so does what made a module need more than before. A dependency that
 * nothing imports any more is a note too.
 */
export function checkDeclared(scene: Scene): Check {
  const before = memberImports(scene.before, scene.plan.recipe.distributions)
  const after = memberImports(scene.after, scene.plan.recipe.distributions)
  const findings: Finding[] = []
  let files = 0
  let left = 0
  for (const one of after) {
    files += one.files
    const was = earlier(before, one)
    const isOld = ({ name, importName, isSibling }: UndeclaredImport): boolean =>
      (was?.undeclared ?? []).some(
        // What other members declare may give the same import another name than before.
        (need) =>
          need.name === name ||
          (!isSibling && !need.isSibling && firstPartOf(need.importName) === firstPartOf(importName)),
      )
    findings.push(...one.undeclared.filter((need) => !isOld(need)).map((need) => undeclared(one, need)))
    const old = one.undeclared.filter(isOld)
    left += old.length
    const near = scene.touched.has(one.member.manifest) ? old : old.filter(({ place }) => scene.touched.has(place.path))
    if (near.length > 0) findings.push(undeclaredBefore(one, near))
    if (was !== undefined) findings.push(...noLongerImported(was, one, after))
  }
  return checkOf(
    'declared',
    `${count(files, 'module')} of ${count(after.length, 'distribution')} import at run time only what their own manifest declares${left === 0 ? '' : `, but for ${left} that ${left === 1 ? 'was' : 'were'} undeclared before`}`,
    [...findings, ...neededToLoad(scene)],
  )
}

/** What a member was: the one with its manifest (examples of a document are often called alike), or else with its name. */
function earlier(before: readonly MemberImports[], { member }: MemberImports): MemberImports | undefined {
  return (
    before.find((one) => one.member.manifest === member.manifest) ??
    before.find((one) => normalizedName(one.member.name) === normalizedName(member.name))
  )
}

function undeclared({ member }: MemberImports, need: UndeclaredImport): Finding {
  const when = {
    load: 'so it cannot be imported where it is installed alone',
    condition: 'under a condition',
    call: 'when one of its functions is called',
    test: 'in its tests',
  }[need.kind]
  const where = need.kind === 'test' ? 'a group or an extra for its tests' : '`dependencies` or an extra'
  return {
    code: 'undeclared-dependency',
    level: need.kind === 'load' && need.isCertain ? 'error' : 'warning',
    reason: `${member.name} imports ${need.importName} and does not declare ${need.name}, ${when}`,
    advice: `Add ${need.name} to ${where} in ${member.manifest}, or import it in a \`try\` that catches ImportError.`,
    place: need.place,
  }
}

function undeclaredBefore({ member }: MemberImports, needs: readonly UndeclaredImport[]): Finding {
  const list = needs.map(({ name, kind }) => (kind === 'test' ? `${name} (tests)` : name))
  return {
    code: 'undeclared-before',
    level: 'note',
    reason: `${member.name} imports what it does not declare, as it did before: ${list.join(', ')}`,
    advice: `Declare ${needs.length === 1 ? 'it' : 'them'} in ${member.manifest}: other members bring ${needs.length === 1 ? 'it' : 'them'} in today, if anything does.`,
    ...(needs[0] === undefined ? {} : { place: needs[0].place }),
  }
}

/** Dependencies that files imported before the run, and no file that is left imports now. */
function noLongerImported(was: MemberImports, is: MemberImports, all: readonly MemberImports[]): readonly Finding[] {
  const names = is.member.dependencies.flatMap((text) => parseRequirement(text)?.name ?? [])
  const idle = names.filter((name) => was.used.has(normalizedName(name)) && !is.used.has(normalizedName(name)))
  if (idle.length === 0) return []
  const through = (name: string): string => {
    const bringing = all.find(
      ({ member }) => member !== is.member && hasRequirement(is, member.name) && hasRequirement({ member }, name),
    )
    return bringing === undefined ? name : `${name} (still installed, through ${bringing.member.name})`
  }
  return [
    {
      code: 'no-longer-imported',
      level: 'note',
      reason: `nothing that is left in ${is.member.name} imports ${idle.map(through).join(', ')}`,
      advice: `Take ${idle.length === 1 ? 'it' : 'them'} out of its dependencies unless something else needs ${idle.length === 1 ? 'it' : 'them'} there: a plugin, a command, a lower bound.`,
      place: { path: is.member.manifest },
    },
  ]
}

function hasRequirement({ member }: Pick<MemberImports, 'member'>, name: string): boolean {
  return member.dependencies.some((text) => normalizedName(parseRequirement(text)?.name ?? '') === normalizedName(name))
}
