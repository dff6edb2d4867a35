// The card: what the page's foot says of a number, beside the number on hover, focus or tap.
(() => {
  const NUMBER = "article a:is([data-figure], [data-derived])"
  const GAP = 8
  let card, owner, timer, touched

  const close = () => {
    clearTimeout(timer)
    owner?.removeAttribute("aria-describedby")
    card?.remove()
    card = owner = null
  }

  const write = (id) => {
    const fact = document.querySelector(`[data-fact="${id}"]`)
    const made = document.createElement("aside")
    if (!fact || !made.showPopover) return null
    made.className = made.id = "ledger-card"
    made.popover = "manual"
    const source = fact.closest("li[id]")?.querySelector(".ledger-source")
    made.append(...fact.cloneNode(true).childNodes, source?.cloneNode(true) ?? "")
    return made
  }

  const place = () => {
    const mark = owner.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = card
    const { clientWidth, clientHeight } = document.documentElement
    const below = mark.bottom + GAP
    const above = mark.top - GAP - height
    card.style.left = Math.max(GAP, Math.min(mark.left, clientWidth - width - GAP)) + "px"
    card.style.top = (below + height > clientHeight && above > 0 ? above : below) + "px"
  }

  const open = (number) => {
    close()
    card = write(number.dataset.figure ?? number.dataset.derived)
    if (!card) return false
    owner = number
    // Beside its number in the page, so that the Tab key leads from the number into the card.
    ;(number.ownerSVGElement ?? number).after(card)
    number.setAttribute("aria-describedby", card.id)
    card.showPopover()
    place()
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
    if (!number || !open(number)) return
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
