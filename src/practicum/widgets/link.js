// How a view talks to the kernel: each message is sent again until it is answered; what is on its way outlives a reload.

const PATIENCE = 4000; // milliseconds without an answer before a view says that nothing answers
const UNSENT = "practicum:unsent:"; // in a tab's storage: choices on their way
const RESEND = 1500; // milliseconds to the second sending: a message to a kernel that is loading can be lost
const LONGEST = 30000; // milliseconds between sendings at most

/**
 * Talk to the kernel: ask() sends, ever less often, until it is answered, and tells once when nothing answers.
 * @param {Model} model
 * @param {AbortSignal} signal
 * @returns {Ask}
 */
export function link(model, signal) {
  const asked = new Map(); // by id: who waits for the answer, and the promise of it
  model.on("msg:custom", (message) => asked.get(message.re)?.answered(message));
  const send = (/** @type {Message} */ message) => {
    try {
      Promise.resolve(model.send(message)).catch(() => {});
    } catch {
      // The kernel is gone. The next sending, or the page's next run, takes it up again.
    }
  };
  return function ask(message, onsilence = () => {}, { again = true } = {}) {
    const id = message.id ?? identity();
    if (asked.has(id)) return asked.get(id).answer;
    const stop = insist(() => send({ ...message, id }), again);
    const silence = setTimeout(onsilence, PATIENCE);
    const end = () => {
      stop();
      clearTimeout(silence);
    };
    const answer = new Promise((resolve) => asked.set(id, { answered: resolve }));
    asked.get(id).answer = answer;
    answer.then(end).then(() => asked.delete(id));
    signal.addEventListener("abort", end);
    return answer;
  };
}

/**
 * Do something now, and again, ever less often, until it is stopped.
 * @param {() => void} act
 * @param {boolean} again
 * @returns {() => void}
 */
export function insist(act, again) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const send = (/** @type {number} */ wait) => {
    act();
    if (again) timer = setTimeout(() => send(Math.min(wait * 2, LONGEST)), wait);
  };
  send(RESEND);
  return () => clearTimeout(timer);
}

/**
 * Keep choices on their way in this tab: they outlive a kernel and a reload, and are sent again, once.
 * @param {string} whose
 * @returns {Unsent}
 */
export function unsent(whose) {
  const prefix = `${UNSENT}${whose}`;
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(`${prefix}:`));
  return {
    all: () =>
      guarded(() =>
        keys()
          .map((key) => JSON.parse(sessionStorage.getItem(key) ?? "null"))
          .sort((a, b) => a.kept - b.kept),
      ) ?? [],
    keep: (choice) =>
      guarded(() =>
        sessionStorage.setItem(`${prefix}:${choice.id}`, JSON.stringify({ ...choice, kept: Date.now() })),
      ),
    drop: (id) => guarded(() => sessionStorage.removeItem(`${prefix}:${id}`)),
    dropAll: () =>
      guarded(() => {
        for (const key of keys()) sessionStorage.removeItem(key);
      }),
  };
}

/**
 * Do something with the tab's storage, which a browser may forbid: then a choice lives on the page alone.
 * @template T
 * @param {() => T} act
 * @returns {T | null}
 */
export function guarded(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}

/** Make an id; crypto.randomUUID is missing on a plain http page of another machine. */
export function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
