/** The same items, each begun while the one before is still in use: what is parsed waits for no database. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  const iterator = items[Symbol.asyncIterator]()
  try {
    for (let next = begin(iterator); ; ) {
      const { done, value } = await next
      if (done) return
      next = begin(iterator)
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}

function begin<Item>(iterator: AsyncIterator<Item>): Promise<IteratorResult<Item>> {
  const next = iterator.next()
  // Whoever stops before it is needed does not hear of its fault; whoever needs it does.
  next.catch(() => {})
  return next
}
