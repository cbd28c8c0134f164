import { randomBytes } from 'node:crypto';
import type { ReceivedConnection, ReceivedRequest } from '../../kit';

/** The sessions of one simulator: a connection is one, and so is what a cookie names, on however many connections. */
export class Sessions {
  private readonly connections = new Map<string, Set<ReceivedConnection>>();
  private readonly cookies = new Map<string, string>();

  /** Counts the connection as a session of the user, unless that would be more than `most`; -1 is any number. */
  enter(user: string, connection: ReceivedConnection, most: number): boolean {
    const open = this.connections.get(user) ?? new Set();
    this.connections.set(user, open);
    for (const other of open) if (other.destroyed) open.delete(other);
    if (most !== -1 && !open.has(connection) && open.size >= most) return false;
    open.add(connection);
    return true;
  }

  /** The user whose session the request's cookie names. */
  userOf({ headers }: ReceivedRequest): string | undefined {
    const [, id = ''] = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers.cookie ?? '') ?? [];
    return this.cookies.get(id);
  }

  /** A new session of the user, as a `Set-Cookie` header. */
  hand(user: string): string {
    const id = randomBytes(16).toString('hex').toUpperCase();
    this.cookies.set(id, user);
    return `JSESSIONID=${id}; Path=/webacs; Secure; HttpOnly`;
  }
}
