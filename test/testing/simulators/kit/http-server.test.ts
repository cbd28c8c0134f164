import { connect } from 'node:net';
import { once } from 'node:events';
import { startHttpServer } from '../../../../src/testing/simulators/kit/http-server';

describe('the HTTP server', () => {
  it('destroys idle connections when it closes', async () => {
    const server = await startHttpServer(0, () => Promise.resolve());
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    await Promise.all([once(socket, 'close'), server.close()]);
    expect(socket.destroyed).toBe(true);
  });

  it('closes twice without complaint', async () => {
    const server = await startHttpServer(0, () => Promise.resolve());
    await server.close();
    await expect(server.close()).resolves.toBeUndefined();
  });

  it('rejects when the port is taken', async () => {
    const server = await startHttpServer(0, () => Promise.resolve());
    const port = Number(new URL(server.url).port);
    await expect(startHttpServer(port, () => Promise.resolve())).rejects.toThrow('EADDRINUSE');
    await server.close();
  });

  it('answers 500 when its handler fails', async () => {
    const server = await startHttpServer(0, () => Promise.reject(new Error('broken')));
    const response = await fetch(server.url);
    expect([response.status, await response.text()]).toEqual([500, 'The simulator failed: broken']);
    await server.close();
  });
});
