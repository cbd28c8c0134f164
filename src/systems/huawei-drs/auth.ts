import { SystemError } from '../../contract';
import { openConnection, withinBudget, type Connection, type Exchange } from '../../http';
import { budgetLimits } from '../shared/budget';
import { connectionOptions } from '../shared/connection';
import { LastingSignals } from '../shared/lasting';
import { TOKEN_CALL } from './iam/requests';
import { iamSession, type Session } from './iam/session';
import type { HuaweiDrsSettings } from './options';
import { signedExchange } from './signing';
import { sparing } from './sparing';

/** A project as it is reached: who asks is told, and the budget is kept. */
export interface ProjectConnection extends Connection {
  readonly projectId: (signal: AbortSignal) => Promise<string>;
  /** Those by which a submission is given up only while it waits for its turn, or for a token. */
  readonly lasting: LastingSignals;
}

/** The gateway allows 200 requests a second for each call (reference §8); what DRS itself allows is not published. */
export const DEFAULT_BUDGET = { requestsPerSecond: 10, concurrent: 8 };

/**
 * Opens the connections: one to DRS, and one to IAM where tokens are fetched there. Nothing is sent yet.
 *
 * @param secrets texts that no message may show; the token in use is added to them
 */
export function openProject(settings: HuaweiDrsSettings, secrets: string[]): ProjectConnection {
  const { iam, signing, projectId } = settings;
  const drs = openConnection(connectionOptions(settings), secrets);
  const lasting = new LastingSignals();
  const toDrs = lasting.exchange(drs.exchange);
  const within = (exchange: Exchange): Exchange =>
    sparing(withinBudget(exchange, budgetLimits(settings, DEFAULT_BUDGET)));
  if (signing && projectId !== undefined) {
    const signed = signedExchange(toDrs, { baseUrl: settings.url, projectId, key: signing });
    return {
      exchange: within(signed),
      projectId: () => Promise.resolve(projectId),
      lasting,
      close: () => drs.close(),
    };
  }
  if (!iam) throw new TypeError('Expected either iam or signing, with projectId.');
  const toIam = openConnection(connectionOptions(iam), secrets);
  const project = projectId === undefined ? { name: iam.project ?? '' } : { id: projectId };
  const user = { user: iam.user, password: iam.password, account: iam.account, project };
  const session = iamSession({ user, iam: toIam.exchange, drs: within(toDrs), secrets });
  return {
    exchange: session.exchange,
    projectId: (signal) =>
      projectId === undefined ? projectOf(session, signal) : Promise.resolve(projectId),
    lasting,
    close: async () => void (await Promise.all([drs.close(), toIam.close()])),
  };
}

async function projectOf(session: Session, signal: AbortSignal): Promise<string> {
  const id = await session.projectId(signal);
  if (id !== undefined) return id;
  const message = 'The token names no project: set projectId.';
  throw new SystemError({ kind: 'protocol', effect: 'none', call: TOKEN_CALL, message });
}
