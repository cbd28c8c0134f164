import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { HttpResponse } from './message';

/** Headers as Node gives them. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An answer that is not accepted, though its bytes arrived. */
export class UnacceptableAnswer extends Error {}

/** Gathers one answer piece by piece, and throws `UnacceptableAnswer` as soon as it is known to be too large or compressed. */
export class ResponseBody {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private headers: Readonly<Record<string, string>> = {};

  constructor(private readonly maxBytes: number) {}

  start(status: number, raw: RawHeaders): void {
    this.status = status;
    this.headers = plainHeaders(raw);
    this.refuseBeyondLimit(Number(this.headers['content-length'] ?? 0));
    const encoding = this.headers['content-encoding'] ?? 'identity';
    if (encoding.trim().toLowerCase() !== 'identity') {
      throw new UnacceptableAnswer(`answered compressed (${encoding.slice(0, 20)}), which nobody asked for`);
    }
  }

  add(chunk: Buffer): void {
    this.size += chunk.length;
    this.refuseBeyondLimit(this.size);
    this.chunks.push(chunk);
  }

  response(call: string): HttpResponse {
    const body = decoder(this.headers['content-type'] ?? '').decode(Buffer.concat(this.chunks));
    return { status: this.status, headers: this.headers, body, call };
  }

  private refuseBeyondLimit(bytes: number): void {
    if (bytes > this.maxBytes)
      throw new UnacceptableAnswer(`answered more than the ${this.maxBytes} bytes allowed`);
  }
}

function plainHeaders(raw: RawHeaders): Record<string, string> {
  const entries = Object.entries(raw).map(([name, value]): [string, string] => {
    const separator = name.toLowerCase() === 'set-cookie' ? '\n' : ', '; // a cookie's date has a comma
    return [name.toLowerCase(), typeof value === 'string' ? value : (value ?? []).join(separator)];
  });
  return Object.fromEntries(entries);
}

/** The decoder for the declared charset; UTF-8 where none, or none that exists, is declared. */
function decoder(contentType: string): TextDecoder {
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}
