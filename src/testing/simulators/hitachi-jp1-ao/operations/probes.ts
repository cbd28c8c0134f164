import { answerOne } from './action-answer';
import type { Answer, OperationCall } from '../operation';
import { notFound } from '../refusal';
import { traitsOf } from '../model/versions';

/** V12's example: `GET /Automation/v1/configuration/version`. */
export function getVersion({ world }: OperationCall): Answer {
  const { version, productVersion, versionCall } = world.settings();
  if (!versionCall) throw notFound();
  return answerOne({
    productName: 'JP1/Automatic Operation',
    productVersion: productVersion ?? traitsOf(version).productVersion,
    apiVersion: '01.01.00',
  });
}

/** V12's `GET /Automation/v1/user`: who is signed in. The words of the permissions are assumptions. */
export function getUser({ user }: OperationCall): Answer {
  const permission = [user.role ?? 'Admin'];
  const everything = { instanceID: 'Automation_RG_ALL', name: 'All Resource Groups', description: '' };
  return {
    ...answerOne({
      userName: user.name,
      accessPermission: permission,
      fullName: '',
      description: '',
      email: '',
      resourceGroup: [{ ...everything, accessPermission: permission }],
    }),
    cacheControl: 'no-store, no-transform',
  };
}
