// Loaded into every part that `npm start` starts: a part must not outlive it, even when it is killed outright.
// What a part starts in its turn loads this too, and is left alone.
if (process.env.LEAVE_WITH === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 5_000).unref()
  })
  // Listening keeps a process alive; this must not.
  process.channel?.unref()
}
