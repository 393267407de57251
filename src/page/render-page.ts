import type { PageData, PageGraph } from './page-data.ts'

/** The page's style sheet and program, as texts. */
export interface PageAssets {
  readonly css: string
  readonly js: string
}

/**
 * One HTML file that needs nothing else: style, program and data are in it, and its policy forbids requests. Texts of the repository are
 * data for the program, which makes text nodes of them; the drawings are Graphviz's.
 */
export function renderPage(data: PageData, { css, js }: PageAssets): string {
  const { before, after, ...rest } = data
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(data.title)}</title>
<style>
${css}</style>
</head>
<body>
<header class="top"><nav aria-label="Parts of the page">
${links(data)}
<span class="grow"></span>
<button id="theme" aria-pressed="false">Dark</button>
</nav></header>
<main>
${overview(data)}
${graphs(before, after)}
<section id="needs"><h2>What each distribution needs</h2></section>
<section id="moves"><h2>What moves to another module</h2></section>
<section id="review"><h2>Edits to look at</h2></section>
<section id="diffs"><h2>Changes</h2>
<div class="tools">
<input id="text" type="search" placeholder="Filter by path or text" aria-label="Filter by path or text">
<label>Group by <select id="by"><option value="file">nothing</option><option value="transform">transform</option><option value="kind">kind</option></select></label>
<label>Kind <select id="kind"><option value="">all</option><option>edited</option><option>moved</option><option>created</option><option>copied</option><option>removed</option></select></label>
<button id="only" aria-pressed="false">To look at</button>
<button id="split" aria-pressed="false">Side by side</button>
<button id="all">Open all</button>
<span id="count" class="dim" role="status"></span>
</div>
<p class="dim noprint"><kbd>j</kbd> <kbd>k</kbd> next and last file, <kbd>Enter</kbd> open, <kbd>/</kbd> filter, <kbd>s</kbd> side by side, <kbd>e</kbd> open all, <kbd>t</kbd> dark</p>
<div id="files"></div></section>
<section id="findings"><h2>Findings</h2></section>
<section id="proof"><h2>The proof</h2></section>
<section id="trial"><h2>Tried on both sides</h2></section>
<section id="checklist"><h2>Pitfalls of such a move</h2></section>
<section id="ledger"><h2>Old names</h2></section>
<p class="dim">extract-codemod ${escaped(data.toolVersion)}, digest <span class="mono">${escaped(data.digest.slice(0, 16))}</span></p>
</main>
<script type="application/json" id="data">${JSON.stringify(rest).replace(/</g, '\\u003c')}</script>
<script>
${js}</script>
</body>
</html>
`
}

const PARTS: readonly (readonly [string, string])[] = [
  ['overview', 'Overview'],
  ['graphs', 'Modules'],
  ['needs', 'Needs'],
  ['moves', 'Moves'],
  ['review', 'To look at'],
  ['diffs', 'Changes'],
  ['findings', 'Findings'],
  ['proof', 'Proof'],
  ['trial', 'Tried'],
  ['checklist', 'Pitfalls'],
  ['ledger', 'Old names'],
]

function links({ before, after }: PageData): string {
  const shown = PARTS.filter(([id]) => id !== 'graphs' || before !== undefined || after !== undefined)
  return shown.map(([id, title]) => `<a href="#${id}">${title}</a>`).join('\n')
}

function overview(data: PageData): string {
  const failed = data.checks.filter(({ verdict }) => verdict === 'fail').length
  const passed = data.checks.filter(({ verdict }) => verdict === 'pass').length
  const errors = data.findings.filter(({ level }) => level === 'error').length
  const undecided = data.ledger.filter(({ verdict }) => verdict === 'undecided').length
  const added = data.files.reduce((sum, file) => sum + file.added, 0)
  const removed = data.files.reduce((sum, file) => sum + file.removed, 0)
  return `<section id="overview">
<h1>${escaped(data.title)}</h1>
<p>${verdictOf(data, failed)}</p>
${data.refusals.length === 0 ? '' : `<ul class="plain bad">${data.refusals.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`}
<ul class="plain">${data.summary.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>
<div class="tiles">
${tile('diffs', data.files.length, `files, +${added} -${removed}`)}
${tile('review', data.reviews.length, 'edits to look at', data.reviews.length > 0 ? 'warn' : '')}
${tile('findings', data.findings.length, errors > 0 ? `findings, ${errors} of them errors` : 'findings', errors > 0 ? 'bad' : '')}
${tile('proof', `${passed} of ${data.checks.length}`, failed > 0 ? `checks pass, ${failed} fail` : 'checks pass', failed > 0 ? 'bad' : 'good')}
${tile('ledger', undecided, `old names undecided, ${data.rewritten} rewritten`, undecided > 0 ? 'warn' : '')}
</div></section>`
}

function verdictOf({ outcome, checks }: PageData, failed: number): string {
  const says = (kind: string, text: string): string => `<span class="verdict ${kind}">${text}</span>`
  if (outcome === 'refused')
    return `${says('bad', 'Refused')} Nothing was written, and nothing will be until this is settled.`
  if (outcome === 'disproved') return `${says('bad', 'Not proved')} The tree is not what the plan asks for.`
  if (outcome === 'nothing-to-do') return `${says('good', 'Nothing to do')} The tree is already as the recipe wants it.`
  if (checks.length > 0 && failed === 0)
    return `${says('good', 'Proved')} Every check that looks at the tree before and after passes${outcome === 'previewed' ? '; nothing is written yet' : ''}.`
  return says('warn', escaped(outcome))
}

function tile(part: string, number: number | string, text: string, kind = ''): string {
  return `<a class="tile" href="#${part}"><b class="${kind}">${number}</b>${escaped(text)}</a>`
}

function graphs(before: PageGraph | undefined, after: PageGraph | undefined): string {
  if (before === undefined && after === undefined) return ''
  return `<section id="graphs"><h2>Modules before and after</h2>
<div class="legend"><span><i></i>imports</span><span><i style="border-top-style:dashed"></i>imports later, in a function</span><span class="bad"><i></i>on an import cycle</span><span style="color:var(--accent)"><i></i>names that move</span></div>
<div class="graphs">${figure('Before', before)}${figure('After', after)}</div></section>`
}

function figure(title: string, graph: PageGraph | undefined): string {
  if (graph === undefined) return ''
  const cyclic = graph.isCyclic ? ', with an import cycle' : ''
  return `<figure><figcaption><b>${title}</b> <span class="dim">${graph.modules} modules and packages${cyclic}</span> <button class="size noprint" aria-pressed="false">Full size</button></figcaption>
<div class="canvas" tabindex="0" role="region" aria-label="Module graph, ${title.toLowerCase()}">${graph.svg}</div></figure>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
