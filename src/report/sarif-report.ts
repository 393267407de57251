import { entryOf } from '../model/findings/finding-table.ts'
import type { FindingCode } from '../model/findings/finding-table.ts'
import { findingsOf } from './locate.ts'
import { fingerprints } from './fingerprints.ts'
import type { LocatedFinding } from './locate.ts'
import type { Report } from './report.ts'

/** The findings as SARIF 2.1.0, one rule for each code. */
export function sarifReport(report: Report): string {
  const findings = findingsOf(report)
  const codes = [...new Set(findings.map((one) => one.finding.code))].sort()
  const prints = fingerprints()
  const run = {
    tool: {
      driver: {
        name: 'extract-codemod',
        version: report.toolVersion,
        rules: codes.map(ruleOf),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: findings.map((one) => ({
      ruleId: one.finding.code,
      ruleIndex: codes.indexOf(one.finding.code),
      level: one.finding.level,
      message: { text: [one.finding.reason, one.finding.advice].filter((text) => text !== '').join('\n') },
      ...(one.path === undefined ? {} : { locations: [locationOf(one, one.path)] }),
      partialFingerprints: { 'finding/v1': prints(one) },
    })),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return JSON.stringify(log, null, 2) + '\n'
}

/** What viewers show beside each result of a code. */
function ruleOf(code: FindingCode) {
  const { title, explains, levels } = entryOf(code)
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explains },
    help: { text: explains },
    defaultConfiguration: { level: levels[0] },
  }
}

function locationOf({ line, column }: LocatedFinding, path: string) {
  const uri = path.split('/').map(encodeURIComponent).join('/')
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } }
  return { physicalLocation: { artifactLocation: { uri }, ...region } }
}
