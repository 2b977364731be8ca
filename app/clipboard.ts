/**
 * Copies a text that is still on its way. Browsers only let one copy within the press itself, so the copy
 * begins at once and the text follows. False when the browser does not allow it or the text never came.
 */
export async function copyWhenHere(text: Promise<string>): Promise<boolean> {
  try {
    const blob = text.then((copied) => new Blob([copied], { type: 'text/plain' }))
    // Browsers that want the text at once never look at the promise; its failure is told elsewhere.
    blob.catch(() => undefined)
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return text
      .then((copied) => navigator.clipboard.writeText(copied))
      .then(
        () => true,
        () => false,
      )
  }
}
