// On a page that shows charts of the ledger in frames: make each frame as high as what is in it.
addEventListener("message", ({ data, source }) => {
  const height = Number(data?.ledgerChart)
  if (!(height > 0)) return
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.height = height
  }
})
// A frame that had loaded before this script has told its height to nobody: it is asked again.
for (const frame of document.querySelectorAll("iframe")) frame.contentWindow.postMessage({ ledgerChart: "height" }, "*")
