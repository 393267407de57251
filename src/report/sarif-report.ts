import { entryOf } from '../model/findings/finding-table.ts'
import type { FindingCode } from '../model/findings/finding-table.ts'
import { findingsOf } from './locate.ts'
import { fingerprints } from './fingerprints.ts'
import { helpAddress, publishedAddress } from './help-address.ts'
import type { Report } from './report.ts'
import { reviewPlaces } from './review-places.ts'

/** Findings, edits to look at and what is kept of old names as SARIF 2.1.0, one rule for each code. */
export function sarifReport(report: Report): string {
  const findings = findingsOf(report)
  const codes = [...new Set(findings.map((one) => one.finding.code))].sort()
  const prints = fingerprints()
  const others = otherResults(report)
  const run = {
    tool: {
      driver: {
        name: 'extract-codemod',
        version: report.toolVersion,
        informationUri: publishedAddress('README.md', report.toolVersion),
        rules: [
          ...codes.map((code) => ruleOf(code, report.toolVersion)),
          ...OTHER_RULES.filter(({ id }) => others.some(({ ruleId }) => ruleId === id)),
        ],
      },
    },
    columnKind: 'utf16CodeUnits',
    results: [
      ...findings.map((one) => ({
        ruleId: one.finding.code,
        ruleIndex: codes.indexOf(one.finding.code),
        level: one.finding.level,
        message: { text: [one.finding.reason, one.finding.advice].filter((text) => text !== '').join('\n') },
        ...(one.path === undefined ? {} : { locations: [locationOf(one, one.path)] }),
        partialFingerprints: { 'finding/v1': prints(one) },
      })),
      ...others,
    ],
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return JSON.stringify(log, null, 2) + '\n'
}

/** What viewers show beside each result of a code. */
function ruleOf(code: FindingCode, version: string) {
  const { title, explains, levels } = entryOf(code)
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explains },
    help: { text: explains },
    helpUri: helpAddress(code, version),
    defaultConfiguration: { level: levels[0] },
  }
}

/** What is no finding and a person may want to see at its line. */
const OTHER_RULES = [
  {
    id: 'edit-to-look-at',
    shortDescription: { text: 'An edit that a person should look at' },
    help: { text: 'It follows from a name in a text, and whether the text means that name is for a person to say.' },
    defaultConfiguration: { level: 'note' },
  },
  {
    id: 'old-name-kept',
    shortDescription: { text: 'An old name that is kept on purpose' },
    help: { text: 'The ledger of old names says why it stays as it is.' },
    defaultConfiguration: { level: 'none' },
  },
]

/** Edits to look at, and of the ledger what was kept; what is undecided there is a finding already. */
function otherResults({ run, proof }: Report): readonly { readonly ruleId: string }[] {
  return [
    ...reviewPlaces(run.steps).map(({ path, line, before, after, transform }) => ({
      ruleId: 'edit-to-look-at',
      level: 'note',
      message: { text: `${transform}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}` },
      locations: [locationOf({ line }, path)],
    })),
    ...(proof?.residue ?? []).flatMap(({ path, line, column, text, verdict, reason }) =>
      verdict !== 'kept'
        ? []
        : [
            {
              ruleId: 'old-name-kept',
              level: 'none',
              kind: 'informational',
              message: { text: `${text}: ${reason}` },
              locations: [locationOf({ line, column }, path)],
            },
          ],
    ),
  ]
}

function locationOf(
  { line, column }: { readonly line?: number | undefined; readonly column?: number | undefined },
  path: string,
) {
  const uri = path.split('/').map(encodeURIComponent).join('/')
  const region = line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } }
  return { physicalLocation: { artifactLocation: { uri }, ...region } }
}
