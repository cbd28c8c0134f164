import { json, type HttpRequest } from '../../../http';

/** An IAM user, and the project that its token is for. */
export interface IamUser {
  readonly user: string;
  readonly password: string;
  /** The account (domain) that the user belongs to. */
  readonly account: string;
  /** By id, or by name: the name of a region's own project is that of the region. */
  readonly project: { readonly id: string } | { readonly name: string };
}

/** What asking for a token is called in messages. */
export const TOKEN_CALL = 'IAM auth/tokens';

/** Asks for a project token. `nocatalog` keeps the list of all services out of the answer. */
export function tokenRequest({ user, password, account, project }: IamUser): HttpRequest {
  const identity = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: account } } },
  };
  return {
    method: 'POST',
    path: ['v3', 'auth', 'tokens'],
    query: [['nocatalog', 'true']],
    ...json({ auth: { identity, scope: { project } } }),
    call: TOKEN_CALL,
  };
}
