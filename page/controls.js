// What the reader does: buttons, filters, keys.
function setTheme(theme) {
  document.documentElement.dataset.theme = theme
  $('theme').setAttribute('aria-pressed', String(theme === 'dark'))
}
function setSplit(split) {
  state.split = split
  $('split').setAttribute('aria-pressed', String(split))
  drawFiles()
}
setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
$('theme').onclick = () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark')
$('split').onclick = () => setSplit(!state.split)
$('by').onchange = (event) => ((state.by = event.target.value), drawFiles())
$('kind').onchange = (event) => ((state.kind = event.target.value), drawFiles())
$('only').onclick = () => (
  (state.review = !state.review),
  $('only').setAttribute('aria-pressed', String(state.review)),
  drawFiles()
)
let waiting
$('text').oninput = (event) => {
  clearTimeout(waiting)
  waiting = setTimeout(() => ((state.text = event.target.value), drawFiles()), 120)
}
$('all').onclick = () => {
  const cards = [...document.querySelectorAll('#files details')]
  const open = !cards.every((card) => card.open)
  for (const card of cards) card.open = open
}
for (const button of document.querySelectorAll('.size'))
  button.onclick = () => {
    const full = button.closest('figure').querySelector('.canvas').classList.toggle('full')
    button.setAttribute('aria-pressed', String(full))
  }
addEventListener('beforeprint', () => {
  for (const card of document.querySelectorAll('#files details')) card.open = true
})
addEventListener('keydown', (event) => {
  if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
    if (event.key === 'Escape') event.target.blur()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/') {
    event.preventDefault()
    $('text').focus()
  } else if (event.key === 's') setSplit(!state.split)
  else if (event.key === 't') $('theme').click()
  else if (event.key === 'e') $('all').click()
  else if (event.key === 'j' || event.key === 'k') {
    const heads = [...document.querySelectorAll('#files summary')]
    const at = heads.indexOf(document.activeElement)
    const next = heads[Math.max(0, Math.min(heads.length - 1, at + (event.key === 'j' ? 1 : -1)))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
})
setSplit(state.split)
if (location.hash.startsWith('#file:')) showFile(decodeURIComponent(location.hash.slice(6)))
