import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

// Below the range from which the machine gives ports to clients: nobody takes a port while its gate is shut.
const [LOWEST_PORT, PORTS] = [20_000, 12_000];
const ATTEMPTS = 200;

/** The listening side of a gate: open, shut, or one that resets whoever connects. */
export class Doorway {
  private port = 0;
  private resets = 0;
  private resetConnections = 0;

  constructor(private readonly server: Server) {
    server.keepAliveTimeout = 0; // a socket closed while it is idle would look like a lost answer
    server.on('connection', (socket: Socket) => this.greet(socket));
  }

  /** Listens on a free port. Returns the URL. */
  async open(): Promise<string> {
    for (let attempt = 0; ; attempt += 1) {
      this.port = LOWEST_PORT + Math.floor(Math.random() * PORTS);
      try {
        await this.listen();
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** Nobody gets in: the machine refuses connections until `reopen`. */
  shut(): void {
    this.server.close();
    this.server.closeIdleConnections();
  }

  async reopen(): Promise<void> {
    if (!this.server.listening) await this.listen();
  }

  /** The next connections are reset as soon as they are made; nothing is read from them. */
  resetNext(times: number): void {
    this.resets = times;
    this.resetConnections = 0;
    this.server.closeIdleConnections();
  }

  /** How many connections were reset since. */
  resetSoFar(): number {
    return this.resetConnections;
  }

  /** Ends every connection and frees the port. */
  async close(): Promise<void> {
    if (!this.server.listening) return this.server.closeAllConnections();
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private greet(socket: Socket): void {
    if (this.resets === 0) return;
    this.resets -= 1;
    this.resetConnections += 1;
    socket.resetAndDestroy();
  }

  private async listen(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }
}
