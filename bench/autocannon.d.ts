declare module 'autocannon' {
  interface Request {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  /** A run; `response` comes once for each answer, and the promise when all connections are closed. */
  interface Run extends Promise<unknown> {
    on(event: 'response', listener: (client: unknown, status: number) => void): void;
  }
  /** Sends `amount` requests over so many connections, each connection its own requests one after the other. */
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly method: 'POST';
    readonly setupClient: (client: { setRequests(requests: readonly Request[]): void }) => void;
  }): Run;
}
