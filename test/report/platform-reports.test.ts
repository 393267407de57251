import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { githubReport } from '../../src/report/github-report.ts'
import { gitlabReport } from '../../src/report/gitlab-report.ts'
import { buildReport, buildRun } from '../support/build-report.ts'

const finding: Finding = {
  code: 'star-import',
  level: 'warning',
  reason: '100 % a star,\nsaid twice',
  advice: 'Name it.',
  place: { path: 'my,shop/till.py', span: { start: 0, end: 4 } },
}

const run = buildRun({ 'my,shop/till.py': 'from shop.billing import *\n' }, [
  {
    transform: 'rewrite-imports',
    changes: (at) => {
      const file = at.read('my,shop/till.py')
      if (file === undefined) return []
      const edit = { span: { start: 5, end: 17 }, text: 'shop_billing', certainty: 'review' as const }
      return [{ kind: 'edit', file, edits: [edit] }]
    },
    findings: [finding],
  },
])

test('annotations of GitHub: what refuses, findings, edits to look at; nothing breaks out of its line', () => {
  const [refused, warned, look] = githubReport(buildReport(run, { outcome: 'refused', refusals: ['1 error'] })).split(
    '\n',
  )
  expect(refused).toBe('::error title=extract-codemod refuses::1 error')
  expect(warned).toMatch(
    /^::warning file=my%2Cshop\/till\.py,line=1,col=1,title=[^:]+::100 %25 a star,%0Asaid twice Name it\.$/,
  )
  expect(look).toBe(
    '::notice file=my%2Cshop/till.py,line=1,title=To look at (rewrite-imports)::shop.billing -> shop_billing',
  )
})

test('a code quality report of GitLab has a stable name for each finding', () => {
  const entries = JSON.parse(gitlabReport(buildReport(run))) as readonly Record<string, unknown>[]
  expect(entries).toMatchObject([
    {
      check_name: 'star-import',
      severity: 'major',
      location: { path: 'my,shop/till.py', lines: { begin: 1 } },
    },
    {
      check_name: 'edit-to-look-at',
      severity: 'info',
      location: { path: 'my,shop/till.py', lines: { begin: 1 } },
    },
  ])
  expect(entries[0]?.['fingerprint']).toMatch(/^[0-9a-f]{16}$/)
  expect(gitlabReport(buildReport(run))).toBe(gitlabReport(buildReport(run)))
})
