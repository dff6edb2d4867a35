// The card: what a number's own page says of it, beside the number on hover, focus or tap.
(() => {
  const NUMBER = "article a:is([data-figure], [data-derived])"
  const PARTS = "h1, .ledger-large, .ledger-definitions, .ledger-source, .ledger-corrections"
  const GAP = 8
  const read = new Map()
  let card, owner, timer, touched, asked

  const addressOf = (number) => new URL(number.href.baseVal ?? number.href, location).href

  // The parts of a number's page that its card shows, with links that lead from anywhere.
  const parts = async (address, signal) => {
    if (!read.has(address)) {
      const answer = await fetch(address, { signal })
      if (!answer.ok) throw new Error(answer.statusText)
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      for (const link of page.querySelectorAll("article a")) link.href = new URL(link.getAttribute("href"), address)
      read.set(address, [...page.querySelectorAll(`article :is(${PARTS})`)])
    }
    return read.get(address).map((part) => {
      const copy = document.importNode(part, true)
      // The form is told on which page the number was seen.
      for (const link of copy.querySelectorAll("a[href*='=wrong-number']")) link.href += `&page=${encodeURIComponent(location)}`
      return copy
    })
  }

  const close = () => {
    clearTimeout(timer)
    asked?.abort()
    owner?.removeAttribute("aria-describedby")
    card?.remove()
    card = owner = asked = null
  }

  const place = () => {
    const mark = owner.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = card
    const { clientWidth, clientHeight } = document.documentElement
    const below = mark.bottom + GAP
    const above = mark.top - GAP - height
    const top = below + height > clientHeight && above > 0 ? above : below
    card.style.left = Math.max(GAP, Math.min(mark.left, clientWidth - width - GAP)) + "px"
    card.style.top = Math.max(GAP, Math.min(top, clientHeight - height - GAP)) + "px"
  }

  // The heading of a page is no heading in a card.
  const inCard = (part) => {
    if (part.tagName !== "H1") return part
    const line = document.createElement("p")
    line.append(...part.childNodes)
    return line
  }

  const fill = async (number, address, leave) => {
    asked = new AbortController()
    try {
      const found = await parts(address, asked.signal)
      if (owner !== number) return
      card.replaceChildren(...found.map(inCard))
      card.ariaBusy = null
      number.setAttribute("aria-describedby", card.id)
      place()
    } catch {
      if (owner !== number) return
      close()
      if (leave) location.assign(address)
    }
  }

  // Opens the card of a number and fills it once the number's page has come; `leave` goes there if it does not come.
  const open = (number, leave = false) => {
    close()
    const address = addressOf(number)
    card = document.createElement("aside")
    if (!card.showPopover || address === location.href) return false
    card.className = card.id = "ledger-card"
    card.popover = "manual"
    card.ariaBusy = "true"
    card.textContent = number.textContent
    owner = number
    // Beside its number in the page, so that the Tab key leads from the number into the card.
    ;(number.ownerSVGElement ?? number).after(card)
    card.showPopover()
    place()
    fill(number, address, leave)
    return true
  }

  const numberAt = (event) => event.target.closest?.(NUMBER)
  const inside = (node) => card?.contains(node) || owner?.contains(node)
  const on = (type, act, options) => addEventListener(type, act, options)

  on("pointerover", (event) => {
    if (event.pointerType === "touch") return
    const number = numberAt(event)
    clearTimeout(timer)
    if (inside(event.target)) return
    if (number) timer = setTimeout(open, 120, number)
    else if (!inside(document.activeElement)) timer = setTimeout(close, 250)
  })

  on("focusin", (event) => {
    if (inside(event.target)) return
    const number = numberAt(event)
    if (number?.matches(":focus-visible")) open(number)
    else close()
  })

  on("pointerdown", (event) => {
    touched = event.pointerType === "touch"
    if (!inside(event.target)) close()
  })

  // The first tap on a number opens its card; the next one follows the link.
  on("click", (event) => {
    const number = touched && !inside(event.target) && numberAt(event)
    if (!number || !open(number, true)) return
    event.preventDefault()
    event.stopPropagation()
  }, true)

  on("keydown", (event) => {
    if (event.key !== "Escape") return
    if (card?.contains(document.activeElement)) owner.focus()
    close()
  })
  on("scroll", () => card?.isConnected && place(), { passive: true })
  on("resize", close)
})()
