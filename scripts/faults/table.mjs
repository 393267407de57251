/** `node scripts/faults/table.mjs FILE...`: the table of docs/faults.md out of what `check:faults --results FILE` added up. */
import { readFileSync } from 'node:fs'

const KEYS = ['runs', 'before', 'after', 'aborted', 'continued', 'wrong']
const sums = new Map()
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const row = JSON.parse(line)
    const sum = sums.get(row.suite) ?? { suite: row.suite, ...Object.fromEntries(KEYS.map((key) => [key, 0])) }
    for (const key of KEYS) sum[key] += row[key]
    sums.set(row.suite, sum)
  }
}
const all = {
  suite: 'all',
  ...Object.fromEntries(KEYS.map((key) => [key, [...sums.values()].reduce((n, row) => n + row[key], 0)])),
}
const rows = [...[...sums.values()].sort((a, b) => (a.suite < b.suite ? -1 : 1)), all]
console.log(`| suite | ${KEYS.join(' | ')} |\n| --- |${KEYS.map(() => ' ---: |').join('')}`)
for (const row of rows) console.log(`| ${row.suite} | ${KEYS.map((key) => row[key]).join(' | ')} |`)
