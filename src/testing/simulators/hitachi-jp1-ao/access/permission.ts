import type { Jp1AoMethod } from '../methods';
import { Refusal } from '../refusal';
import type { SignedIn } from './sign-in';
import type { World } from '../world';

/** The Submit role may call all functions of tasks but these (V12 2.7.4, 2.7.18, 2.7.19). */
const NOT_FOR_SUBMIT: readonly Jp1AoMethod[] = ['Tasks.delete', 'Tasks.archive.info', 'Tasks.archive.invoke'];

const FOR_ALL: readonly Jp1AoMethod[] = ['User.get', 'Version.get'];

/** Throws a `Refusal`, 403 or 401 as the settings say, when the user's role is not enough. */
export function checkPermission(user: SignedIn, method: Jp1AoMethod, { settings }: World): void {
  const { role = 'Admin' } = user;
  const denied =
    (role === 'none' && !FOR_ALL.includes(method)) || (role === 'Submit' && NOT_FOR_SUBMIT.includes(method));
  if (denied) throw new Refusal(settings().permissionDenied, 'The user does not have execution permission.');
}
