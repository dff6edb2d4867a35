// The page for an address that does not exist offers the pages whose addresses are nearest to it, from the site map.
(async () => {
  const MOST = 5
  const NEAR = 0.3
  const place = document.getElementById("ledger-nearest")
  const root = new URL(place.dataset.root, location).pathname.replace(/\/?$/, "/")

  // "figures/japan-loss/" is the page "japan-loss" in the folder "figures"; other pages are in no folder.
  const parted = (path) => {
    const parts = path.split("/").filter(Boolean)
    return parts.length > 1 ? [parts[0], parts.slice(1).join("/")] : ["", parts[0] ?? ""]
  }

  const trigrams = (text) => new Set([...`  ${text} `].map((_, at, all) => all.slice(at, at + 3).join("")).slice(0, -2))

  // The part of their trigrams that two texts share: nothing at 0, all at 1.
  const likeness = (one, other) => (2 * [...one].filter((three) => other.has(three)).length) / (one.size + other.size)

  const answer = await fetch(`${root}sitemap.xml`)
  if (!answer.ok) return
  const map = new DOMParser().parseFromString(await answer.text(), "text/xml")
  const places = [...map.querySelectorAll("loc")].map((loc) => new URL(loc.textContent).pathname)
  const start = places.reduce((shortest, path) => (path.length < shortest.length ? path : shortest))
  const [folder, name] = parted(decodeURIComponent(location.pathname).toLowerCase().slice(root.length))
  const wanted = trigrams(name)

  const nearest = places
    .map((path) => {
      const [inFolder, itsName] = parted(path.slice(start.length))
      return { path: path.slice(start.length), near: likeness(wanted, trigrams(itsName)), same: folder === inFolder }
    })
    .filter((one) => one.path && one.near >= NEAR)
    .sort((a, b) => b.near + b.same / 10 - (a.near + a.same / 10))
    .slice(0, MOST)
  if (!nearest.length) return

  const list = document.createElement("ul")
  for (const { path } of nearest) {
    const link = document.createElement("a")
    link.href = root + path
    link.textContent = path
    const item = document.createElement("li")
    item.append(link)
    list.append(item)
  }
  const heading = document.createElement("p")
  heading.textContent = "The nearest addresses are:"
  place.append(heading, list)
})()
