// How a patch becomes rows of a table; `el`, `state`, `findingsAt` and `levelClass` are the page's.
function hunksOf(patch) {
  const hunks = []
  let hunk
  for (const line of patch.split('\n')) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)/.exec(line)
    if (head) {
      hunk = { head: line, old: Number(head[1]), now: Number(head[2]), lines: [] }
      hunks.push(hunk)
    } else if (hunk && /^[-+ \\]/.test(line)) hunk.lines.push(line)
  }
  return hunks
}

/** Rows of a hunk: removed and added lines that follow each other stand side by side. */
function rowsOf(hunk) {
  const rows = []
  let { old, now } = hunk
  for (let at = 0; at < hunk.lines.length;) {
    const mark = hunk.lines[at][0]
    if (mark === ' ') {
      rows.push({ old: old++, now: now++, left: hunk.lines[at].slice(1), right: hunk.lines[at].slice(1), same: true })
      at += 1
      continue
    }
    if (mark === '\\') {
      at += 1
      continue
    }
    const gone = []
    const come = []
    for (; at < hunk.lines.length && hunk.lines[at][0] !== ' '; at += 1) {
      if (hunk.lines[at][0] === '-') gone.push(hunk.lines[at].slice(1))
      if (hunk.lines[at][0] === '+') come.push(hunk.lines[at].slice(1))
    }
    for (let row = 0; row < Math.max(gone.length, come.length); row += 1) {
      rows.push({
        old: row < gone.length ? old++ : undefined,
        now: row < come.length ? now++ : undefined,
        left: gone[row],
        right: come[row],
        same: false,
      })
    }
  }
  return rows
}

const wordsOf = (text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []

/** The words of two lines that differ, by what is common at both ends of the line and between (longest common words). */
function changedWords(left, right) {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  if (a.length * b.length > 40000) return undefined
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
  const common = lengths[0][0]
  // Lines that have little in common are two lines, not one that changed.
  if (common * 3 < Math.max(a.length, b.length)) return undefined
  const [gone, come] = [new Set(), new Set()]
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) gone.add(i++)
    else come.add(j++)
  }
  return { left: marked(a, gone), right: marked(b, come) }
}

/** Offsets `[start, end)` of the marked words. */
function marked(words, chosen) {
  const spans = []
  let at = 0
  words.forEach((word, index) => {
    const last = spans.at(-1)
    if (chosen.has(index)) {
      if (last && last[1] === at) last[1] = at + word.length
      else spans.push([at, at + word.length])
    }
    at += word.length
  })
  return spans
}

const PYTHON =
  /(#.*$)|("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\b(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b|\b(\d[\w.]*)\b/g
const VALUES = /(#.*$)|("(?:\\.|[^"\\])*"|'[^']*')|\b(true|false|null)\b|(?<![\w./-])(\d+(?:\.\d+)?)(?![\w./-])/g
const CLASSES = ['c', 's', 'k', 'd']

/** A line with its colours and marks. `isText`: it stands in a string of several lines. */
function painted(text, path, marks, isText) {
  const rule = /\.pyi?$/.test(path) ? PYTHON : /\.(ya?ml|toml|json|cfg|ini)$/.test(path) ? VALUES : undefined
  const kinds = new Array(text.length)
  if (isText) kinds.fill('s')
  else if (rule && text.length < 2000)
    for (const match of text.matchAll(rule)) {
      const kind = CLASSES[match.slice(1).findIndex((one) => one !== undefined)]
      kinds.fill(kind, match.index, match.index + match[0].length)
    }
  const cuts = new Set([0, text.length, ...(marks ?? []).flat()])
  for (let at = 1; at < text.length; at += 1) if (kinds[at] !== kinds[at - 1]) cuts.add(at)
  const order = [...cuts].sort((a, b) => a - b)
  return order.slice(0, -1).map((start, index) => {
    const end = order[index + 1]
    const piece = text.slice(start, end)
    const inner = kinds[start] ? el('span', { class: kinds[start] }, piece) : piece
    return (marks ?? []).some(([from, to]) => from <= start && end <= to) ? el('mark', {}, inner) : inner
  })
}

/** Which lines of one side of a hunk stand in a string of several lines, as far as the hunk shows where one begins. */
function linesInStrings(rows, side, path) {
  const inside = new Set()
  if (!/\.pyi?$/.test(path)) return inside
  let open
  for (const row of rows) {
    const text = row[side]
    if (text === undefined) continue
    if (open !== undefined) inside.add(row)
    for (const [quotes] of text.matchAll(/"""|'''/g)) {
      if (open === quotes) open = undefined
      else if (open === undefined && text.trim() !== quotes) open = quotes
    }
  }
  return inside
}

/** Rows that are drawn at once; the others when they are asked for. */
const ROWS = 500

function diffTable(file) {
  const hunks = hunksOf(file.patch)
  if (hunks.length === 0)
    return el('p', { class: 'empty' }, file.kind === 'moved' ? 'Moved as it is.' : 'No line changes.')
  const all = hunks.flatMap((hunk) => [{ head: hunk.head, rows: rowsOf(hunk) }])
  const rows = all.flatMap((hunk) => hunk.rows)
  const said = grouped(
    (findingsAt.get(file.path) ?? []).filter(({ line }) => line !== undefined),
    (one) => nearestRow(rows, one.line, one.text),
  )
  const body = el('tbody', { class: state.split ? 'split' : 'unified' })
  const waiting = all.flatMap((hunk) => [
    () => [el('tr', { class: 'hunk' }, el('td', { colspan: 4 }, hunk.head))],
    ...(state.split ? splitRows : unifiedRows)(hunk.rows, file.path, said),
  ])
  const some = (count) => {
    for (const make of waiting.splice(0, count)) body.append(...make())
    if (waiting.length > 0) body.append(moreRow(waiting.length, some))
  }
  some(ROWS)
  return el(
    'div',
    { class: 'diff', tabindex: 0, role: 'region', 'aria-label': `Changes of ${file.path}` },
    el('table', {}, body),
  )
}

function moreRow(count, some) {
  const button = el('button', { class: 'more' }, `Show ${count} more lines`)
  const row = el('tr', { class: 'hunk rest' }, el('td', { colspan: 4 }, button))
  button.onclick = () => (row.remove(), some(Infinity))
  return row
}

/** Of rows the one that a place means: its text, as near to its line as there is one; else its line. */
function nearestRow(rows, line, text) {
  const wanted = (text ?? '').trim()
  const away = (row) => Math.min(Math.abs((row.now ?? Infinity) - line), Math.abs((row.old ?? Infinity) - line))
  const holds = (one) => one !== undefined && one.includes(wanted)
  const same = wanted === '' ? [] : rows.filter((row) => holds(row.right) || holds(row.left))
  const found = same.length > 0 ? same : rows.filter((row) => row.now === line || row.old === line)
  return found.reduce((best, row) => (best === undefined || away(row) < away(best) ? row : best), undefined)
}

/** The drawn row of a place; the rest of the file is drawn where it is not yet there. */
function rowAt(card, line, text) {
  card.querySelector('tr.rest button')?.click()
  const drawn = [...card.querySelectorAll('tr[data-now], tr[data-old]')].map((node) => {
    const number = (value) => (value === undefined ? undefined : Number(value))
    return { node, old: number(node.dataset.old), now: number(node.dataset.now), right: node.textContent }
  })
  return nearestRow(drawn, line, text)?.node
}

function saidRows(findings) {
  return (findings ?? []).map((one) =>
    el(
      'tr',
      { class: 'said' },
      el(
        'td',
        { colspan: 4 },
        el('b', { class: levelClass(one.level) }, data.codes[one.code].title),
        ' ',
        rich(one.reason),
      ),
    ),
  )
}

const wordsOfRow = (row) =>
  !row.same && row.left !== undefined && row.right !== undefined ? changedWords(row.left, row.right) : undefined

/** Makers of rows, so that a long file is drawn as far as it is looked at. */
function splitRows(rows, path, said) {
  const [before, after] = [linesInStrings(rows, 'left', path), linesInStrings(rows, 'right', path)]
  const side = (text, number, kind, marks, isText) =>
    text === undefined
      ? [el('td', { class: 'n' }), el('td', { class: 'none' })]
      : [
          el('td', { class: `n ${kind}` }, String(number)),
          el('td', { class: kind }, painted(text, path, marks, isText)),
        ]
  return rows.map((row) => () => {
    const words = wordsOfRow(row)
    const [gone, come] = row.same ? ['', ''] : ['del', 'add']
    return [
      el(
        'tr',
        { 'data-old': row.old, 'data-now': row.now },
        side(row.left, row.old, gone, words?.left, before.has(row)),
        side(row.right, row.now, come, words?.right, after.has(row)),
      ),
      ...saidRows(said.get(row)),
    ]
  })
}

/** In one column all removed lines of a block stand before all added ones. */
function unifiedRows(rows, path, said) {
  const [before, after] = [linesInStrings(rows, 'left', path), linesInStrings(rows, 'right', path)]
  const line = (kind, old, now, text, marks, isText) =>
    el(
      'tr',
      { class: kind, 'data-old': old, 'data-now': now },
      el('td', { class: 'n' }, old ?? ''),
      el('td', { class: 'n' }, now ?? ''),
      el('td', {}, painted(text, path, marks, isText)),
    )
  const makers = []
  let block = []
  const flush = () => {
    const mine = block.map((row) => [row, wordsOfRow(row)])
    for (const [row, words] of mine)
      if (row.left !== undefined)
        makers.push(() => [line('del', row.old, undefined, row.left, words?.left, before.has(row))])
    for (const [row, words] of mine)
      makers.push(() => [
        ...(row.right === undefined ? [] : [line('add', undefined, row.now, row.right, words?.right, after.has(row))]),
        ...saidRows(said.get(row)),
      ])
    block = []
  }
  for (const row of rows) {
    if (!row.same) block.push(row)
    else {
      flush()
      makers.push(() => [line('', row.old, row.now, row.left, undefined, after.has(row)), ...saidRows(said.get(row))])
    }
  }
  flush()
  return makers
}
