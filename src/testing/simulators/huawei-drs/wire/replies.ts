import { randomBytes } from 'node:crypto';
import { jsonReply, type JsonObject, type Reply } from '../../kit';
import { textOf, type Language } from '../error-codes';
import type { Family } from '../methods';

/** What an error says, and to whom. */
export interface Trouble {
  readonly code: string;
  /** What the code does not say; may be empty. */
  readonly particulars: string;
  readonly family: Family;
  readonly language: Language;
}

/** 32 hexadecimal digits. */
export function newRequestId(): string {
  return randomBytes(16).toString('hex');
}

/** A reply with X-Request-Id, which every answer has. */
export function identified(reply: Reply, requestId = newRequestId()): Reply {
  return { ...reply, headers: { 'X-Request-Id': requestId, ...reply.headers } };
}

/** An error as whoever refuses it prints it: IAM, the gateway, or DRS. */
export function errorReply({ code, particulars, family, language }: Trouble): Reply {
  const { status, [language]: text } = textOf(code);
  const message = `${text} ${particulars}`.trim();
  const requestId = newRequestId();
  if (family === 'iam') return identified(jsonReply(iamError(status, message), status), requestId);
  const error = { error_code: code, error_msg: message };
  const fromGateway = code.startsWith('APIGW.');
  const body = fromGateway ? { error_msg: message, error_code: code, request_id: requestId } : error;
  return identified(jsonReply(body, status), requestId);
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function iamError(code: number, message: string): JsonObject {
  return { error: { code, message, title: TITLES[code] ?? 'Error' } };
}
