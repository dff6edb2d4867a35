// Reading needs neither Material's script nor all of its styles. Both are fetched when the reader does more than scroll
// with a finger; macros/press/first_view.py names them on this script. Where it has not, the page loads them by itself.
(() => {
  const { theme, styles } = document.currentScript.dataset
  if (!theme) return
  const listening = new AbortController()
  const waiting = []
  let begun, changed, pressed

  // Whoever waits for Material to say that a page has come is told at once, and handed on to Material later.
  window.document$ = {
    subscribe: (start) => {
      waiting.push(start)
      start(document)
    },
  }

  const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties))

  const started = () => {
    listening.abort()
    // Material starts once the document says that it is ready, which it has said long ago.
    document.dispatchEvent(new Event("DOMContentLoaded"))
    for (const start of waiting) {
      let told = false
      window.document$.subscribe((page) => told && start(page))
      told = true
    }
    // What the reader has done in the meantime is done again.
    changed?.dispatchEvent(new Event("change"))
    if (pressed) dispatchEvent(new KeyboardEvent("keydown", { key: pressed }))
    if (document.querySelector("#__search")?.checked) document.querySelector("form[name=search] input")?.focus()
  }

  const begin = () => {
    if (begun) return
    begun = true
    add("link", { rel: "stylesheet", href: styles })
    // The pages of entries have no menu, and Material cannot start without one.
    if (document.querySelector("[data-md-toggle=drawer]")) add("script", { src: theme, onload: started })
    else listening.abort()
  }

  const on = (type, act) => addEventListener(type, act, { capture: true, signal: listening.signal })
  on("pointerover", (event) => event.pointerType !== "touch" && begin())
  on("click", begin)
  on("focusin", begin)
  on("change", (event) => (changed = event.target))
  on("keydown", (event) => {
    if (event.key.length === 1 && event.target === document.body) pressed = event.key
    begin()
  })
  if (/[?&][qh]=/.test(location.search)) begin()
})()
