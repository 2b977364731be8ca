// Loaded into every part that `npm start` starts: a part must not outlive it, even when it is killed outright.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 5_000).unref()
})
// Listening keeps a process alive; this must not.
process.channel?.unref()
