declare module 'autocannon' {
  interface Request {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  /** One connection; it sends its requests one after the other, and begins anew behind the last. */
  interface Client {
    setRequests(requests: readonly Request[]): void;
  }
  /** Sends `amount` requests over so many connections. `duration` is in seconds. */
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly method: 'POST';
    readonly setupClient: (client: Client) => void;
  }): Promise<{ readonly duration: number; readonly '2xx': number; readonly non2xx: number; readonly errors: number }>;
}
