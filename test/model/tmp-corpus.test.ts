import { readFileSync } from 'node:fs'
import { execSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { codeRegions } from '../../src/markdown/code-regions.ts'
import { rstCodeRegions } from '../../src/markdown/rst-code-regions.ts'
import { doctestRegions } from '../../src/markdown/doctest-regions.ts'
import { yamlScalars } from '../../src/yaml/yaml-scalars.ts'
import { jsonStrings } from '../../src/json/json-strings.ts'
import { notebookCells } from '../../src/json/notebook-cells.ts'
import { tomlStrings } from '../../src/toml/toml-strings.ts'
import { replace } from '../../src/model/edit.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'
import type { HostText } from '../../src/model/host-text.ts'
import { checkWords } from './host-text-laws.ts'

const pick = (f: (t: string) => any, k: string) => (t: string): readonly HostText[] => { const r = f(t); if ('problem' in r) throw new Error(r.problem); return r[k] }
const READERS: Record<string, ((t: string) => readonly HostText[])[]> = {
  yml: [pick(yamlScalars, 'scalars')], yaml: [pick(yamlScalars, 'scalars')],
  json: [pick(jsonStrings, 'strings')], ipynb: [pick(notebookCells, 'cells')],
  toml: [(t) => pick(tomlStrings, 'strings')(t)],
  md: [codeRegions, doctestRegions, rstCodeRegions], rst: [rstCodeRegions, doctestRegions], py: [doctestRegions],
}
function light(text: string, read: (t: string) => readonly HostText[], path: string) {
  const hosts = read(text)
  let n = 0
  for (const host of hosts) {
    if (!host.keys.length || true) {
      expect(applyEdits(text, host.hostEdits([replace(0, host.value.length, host.value)]))).toBe(text)
      const words = [...host.value.matchAll(/[A-Za-z_]\w*/g)].map((m) => replace(m.index, m.index + m[0].length, 'q' + m[0] + 'Q'))
      const wanted = host.value.replace(/[A-Za-z_]\w*/g, 'q$&Q')
      if (words.length === 0 || host.kind === 'bare') continue
      n += 1
      if (n > 60) continue
      const after = applyEdits(text, host.hostEdits(words))
      let found
      try { found = read(after) } catch (e) { throw new Error(path + ' ' + JSON.stringify(host.value.slice(0, 200)), { cause: e }) }
      const i = hosts.indexOf(host)
      if (found[i]?.value !== wanted) throw new Error(path + ' ' + JSON.stringify(host.value.slice(0, 300)) + '\n' + JSON.stringify(found[i]?.value.slice(0, 300)))
    }
  }
}
test('cases', () => {
  for (const g of ['yaml', 'notebooks', 'strings']) {
    const cases = JSON.parse(readFileSync(`/work/shared/cases/${g}.json`, 'utf8')).cases
    for (const c of cases) for (const [p, t] of Object.entries(c.before)) {
      if (typeof t !== 'string') continue
      for (const r of READERS[p.split('.').at(-1)!] ?? []) { 
        let ok = true; try { r(t) } catch (e) { ok = false; console.log(c.id, p, String(e)) }
        if (ok) { try { checkWords(t, (x) => r(x).filter((h) => h.kind !== 'bare')) } catch (e) { console.log('FAIL', c.id, p, String(e).slice(0, 300)) } }
      }
    }
  }
})
test('corpus', { timeout: 500000 }, () => {
  const list = execSync("find / \\( -name proc -o -name sys \\) -prune -o -type f \\( -name '*.yml' -o -name '*.yaml' -o -name '*.toml' -o -name '*.md' -o -name '*.ipynb' -o -name 'package.json' -o -path '*/lib/python3.1[0-9]/*.py' \\) -size -60k -not -path '*invalid*' -print 2>/dev/null | shuf -n 6000", { maxBuffer: 1e8 }).toString().trim().split('\n')
  const counts: Record<string, number> = {}
  const bad: string[] = []
  const deadline = Date.now() + 400000
  for (const path of list) {
    if (Date.now() > deadline) break
    const ext = path.split('.').at(-1)!
    let text: string
    try { text = readFileSync(path, 'utf8') } catch { continue }
    for (const read of READERS[ext] ?? []) {
      try { read(text) } catch (e) { bad.push(`${path}: ${String(e)}`); continue }
      counts[ext] = (counts[ext] ?? 0) + 1
      try { light(text, read, path) } catch (e) { bad.push(`LAW ${read.name} ${String((e as Error).message).slice(0, 700)} ${(e as Error).cause ?? ''}`) }
    }
  }
  console.log(counts, bad.length, '\n' + bad.filter((b) => b.startsWith('LAW')).slice(0, 30).join('\n'))
})
