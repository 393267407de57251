import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { jsonLinesReport, jsonReport } from '../../src/report/json-report.ts'
import { sarifReport } from '../../src/report/sarif-report.ts'
import { buildReport, buildRun, edited } from '../support/build-report.ts'

const finding: Finding = {
  code: 'star-import',
  level: 'note',
  reason: 'a star',
  advice: 'Name it.',
  place: { path: 'my shop/till.py', span: { start: 2, end: 6 } },
}

const run = buildRun({ 'my shop/till.py': '🧾\nfrom shop.billing import *\n' }, [
  {
    transform: 'rewrite-imports',
    changes: (at) => [edited(at, 'my shop/till.py', ['shop.billing', 'shop_billing'])],
    findings: [finding, finding],
  },
])
const proof = {
  checks: [{ name: 'parses', verdict: 'pass' as const, evidence: '1 file', findings: [] }],
  rewritten: 1,
  residue: [],
  ledger: [],
  surface: [],
  checklist: [],
}
const report = buildReport(run, { proof })

describe('json', () => {
  const document = JSON.parse(jsonReport(report)) as Record<string, unknown>

  test('names its form, the tool, the outcome and the digest', () => {
    expect(document).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'extract-codemod', version: '0.0.0' },
      outcome: 'previewed',
      digest: run.digest,
      files: { listed: 1, decoded: 1 },
    })
  })

  test('gives edits with 1-based lines and columns and with offsets in UTF-16 units', () => {
    expect(document['changes']).toEqual([
      {
        transform: 'rewrite-imports',
        kind: 'edit',
        path: 'my shop/till.py',
        edits: [
          {
            ...{ start: 8, end: 20, line: 2, column: 6, endLine: 2, endColumn: 18 },
            ...{ before: 'shop.billing', after: 'shop_billing', certainty: 'certain' },
          },
        ],
      },
    ])
  })

  test('gives each finding once', () => {
    const { code, level, reason, advice } = finding
    const place = { path: 'my shop/till.py', line: 1, column: 3, start: 2, end: 6 }
    const help = 'https://unpkg.com/extract-codemod@0.0.0/docs/findings/star-import.md'
    const said = { title: 'A star import hides what a package offers', help }
    expect(document['findings']).toEqual([
      { code, ...said, level, source: 'rewrite-imports', ...place, reason, advice },
    ])
  })

  test('lines hold the same, each with its type', () => {
    const records = jsonLinesReport(report)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string })
    expect(records.map((record) => record.type)).toEqual(['head', 'plan', 'step', 'change', 'finding', 'check', 'end'])
    expect(records.at(-1)).toMatchObject({ digest: run.digest })
  })
})

test('sarif', () => {
  const log = JSON.parse(sarifReport(report)) as { version: string; runs: { results: unknown[]; tool: unknown }[] }
  expect(log.version).toBe('2.1.0')
  expect(log.runs[0]?.tool).toMatchObject({
    driver: { rules: [{ id: 'star-import', helpUri: expect.stringMatching(/star-import\.md$/) as string }] },
  })
  expect(log.runs[0]?.results).toEqual([
    {
      ruleId: 'star-import',
      ruleIndex: 0,
      level: 'note',
      message: { text: 'a star\nName it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20shop/till.py' },
            region: { startLine: 1, startColumn: 3 },
          },
        },
      ],
      partialFingerprints: { 'finding/v1': expect.stringMatching(/^[0-9a-f]{16}$/) as string },
    },
  ])
})
