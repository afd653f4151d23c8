/**
 * Does the work of a library that leaves promises behind which nobody waits for: where one of them
 * fails, the work has failed, and not the program.
 */
export async function withItsStrays<Done>(work: () => Promise<Done>): Promise<Done> {
  const strays: unknown[] = [];
  const note = (reason: unknown): void => {
    strays.push(reason);
  };
  process.on('unhandledRejection', note);
  try {
    const done = await work();
    await othersAreTold();
    if (strays.length > 0) throw strays[0];
    return done;
  } finally {
    await othersAreTold();
    process.off('unhandledRejection', note);
  }
}

/** Failures that nobody waits for are told of when all else that waits has run. */
async function othersAreTold(): Promise<void> {
  await new Promise((done) => setImmediate(done));
}
