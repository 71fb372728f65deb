// A process that starts and never says that it has.
setInterval(() => undefined, 1_000);
