import type { Finding } from '../../model/finding.ts'
import { followedLinks } from '../meaning/links.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Links that are gone, that end nowhere and did not, or that lead to something else. */
export function lostLinks(scene: Scene): readonly Finding[] {
  return followedLinks(scene)
    .filter(({ isRight }) => !isRight)
    .map(({ link, led, now, leads }): Finding => {
      const is =
        now === undefined
          ? 'is gone'
          : `says ${now.target} now${now.path === link.path ? '' : ` (as ${now.path})`} and leads ${leads === undefined ? 'nowhere' : `to ${leads}`}`
      return {
        code: 'link-astray',
        level: 'error',
        reason: `the link ${link.path} -> ${link.target} led to ${led}, and ${is}`,
        advice: 'Let it lead to where that is now, or leave it out on purpose with exclude.',
        place: { path: now?.path ?? link.path },
      }
    })
}
