/** What can go wrong with one request. `after` means: Discord did what was asked, and only the answer went wrong. */
export type Fault =
  | {
      readonly kind: 'limited';
      /** Seconds. */
      readonly retryAfter: number;
      readonly scope?: 'user' | 'global' | 'shared';
      /** 30046 for too many edits of messages that are older than an hour; the bucket itself is not empty then. */
      readonly code?: number;
    }
  | { readonly kind: 'broken'; readonly status: 500 | 502 | 503; readonly after?: boolean }
  | { readonly kind: 'dropped'; readonly after?: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number; readonly message: string };

export interface Faults {
  /**
   * Plays a fault for the next requests that fit, then no more.
   * @param request tested against `POST /channels/1/messages`: the method and the path after `/api/v10`
   * @param times how many requests meet it
   * @param after how many that fit are let through before
   */
  readonly next: (request: RegExp, fault: Fault, times?: number, after?: number) => void;
}

/** Faults of the REST door, and how its server takes them off the list. */
export function openFaults(): Faults & { readonly take: (request: string) => Fault | undefined } {
  const planned: { readonly request: RegExp; readonly fault: Fault; times: number; before: number }[] = [];
  return {
    next: (request, fault, times = 1, after = 0) => void planned.push({ request, fault, times, before: after }),
    take: (asked) => {
      const fitting = planned.filter(({ request, times }) => times > 0 && request.test(asked));
      const plan = fitting.find(({ before }) => before === 0);
      for (const each of fitting) if (each.before > 0) each.before -= 1;
      if (plan) plan.times -= 1;
      return plan?.fault;
    },
  };
}
