/** The values of X-Language. */
export type Language = 'en-us' | 'zh-cn';

/** An error as a table of the vendor has it. */
export interface ErrorText {
  readonly status: number;
  readonly 'en-us': string;
  readonly 'zh-cn': string;
}

/** Texts that no page was found for are made up. */
function row(status: number, english: string, chinese: string): ErrorText {
  return { status, 'en-us': english, 'zh-cn': chinese };
}

const DRS = {
  'DRS.10000010': row(400, 'Job does not exist, please check job id.', '任务不存在，请检查任务ID。'),
  'DRS.10000001': row(400, 'Failed.', '失败。'),
  'DRS.10010047': row(400, 'The pre-check must be performed again.', '需要重新进行预检查。'),
  'DRS.M00002': row(422, 'The query result is empty.', '查询结果为空。'),
  'DRS.M00004': row(422, 'Service error.', '服务异常。'),
  'DRS.M00007': row(400, 'Invalid parameter.', '参数非法。'),
  'DRS.M00100': row(403, 'Invalid token.', '无效的Token。'),
  'DRS.M00102': row(403, 'You do not have the permission for this project.', '没有该项目的权限。'),
  'DRS.M00201': row(400, 'A mandatory parameter is missing.', '缺少必选参数。'),
  'DRS.M00202': row(400, 'The request body cannot be read.', '请求体格式错误。'),
  'DRS.M00261': row(403, 'Access denied.', '拒绝访问。'),
  'DRS.M00277': row(422, 'The task name already exists.', '任务名称已存在。'),
  'DRS.M00289': row(400, 'The task does not exist.', '任务不存在。'),
  'DRS.M00300': row(400, 'Invalid request.', '请求非法。'),
  'DRS.M00301': row(400, 'The task IDs are duplicate.', '任务ID重复。'),
  'DRS.M00304': row(
    400,
    'This API cannot be called in the current task status.',
    '当前任务状态不允许调用该接口。',
  ),
  'DRS.M01501': row(422, 'Service error. Try again later.', '服务异常，请稍后重试。'),
  'DRS.M01503': row(400, 'Operation too frequent. Try again later.', '操作过于频繁，请稍后重试。'),
  'DRS.M01504': row(
    400,
    'Another operation is being performed on the migration task or the migration task is abnormal. Try again later.',
    '迁移任务正在执行其他操作或任务异常，请稍后重试。',
  ),
  'DRS.M05004': row(400, 'The task has been deleted or released.', '任务已删除或已释放。'),
};

const GATEWAY = {
  'APIGW.0101': row(
    404,
    'The API does not exist or has not been published in the environment',
    'API不存在或未发布到环境',
  ),
  'APIGW.0301': row(401, 'Incorrect IAM authentication information', 'IAM认证信息错误'),
  'APIGW.0302': row(403, 'The IAM user is not allowed to access the API', 'IAM用户不允许访问API'),
  'APIGW.0303': row(
    401,
    'Incorrect authentication information: timestamp out of range',
    '认证信息错误：时间戳超出范围',
  ),
  'APIGW.0304': row(403, 'The app is not allowed to access the API', 'APP不允许访问API'),
  'APIGW.0307': row(401, 'The token must be updated', 'Token需要更新'),
  'APIGW.0308': row(
    429,
    'The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second',
    '超过流控值',
  ),
  'APIGW.0601': row(500, 'Internal server error', '服务内部错误'),
  'APIGW.0613': row(503, 'The service is temporarily unavailable', '服务暂不可用'),
};

const IAM = {
  'IAM.400': row(400, 'The request body is invalid.', '请求体校验失败。'),
  'IAM.401': row(401, 'The username or password is wrong.', '用户名或密码错误。'),
  'IAM.403': row(403, 'You are not authorized to perform the requested action.', '没有操作权限。'),
  'IAM.404': row(404, 'Could not find the project.', '找不到项目。'),
  'IAM.500': row(
    500,
    'An unexpected error prevented the server from fulfilling your request.',
    '系统内部错误。',
  ),
  'IAM.503': row(503, 'The service is unavailable.', '服务不可用。'),
};

const ALL: Readonly<Record<string, ErrorText>> = { ...DRS, ...GATEWAY, ...IAM };

/** Every code that is known; fault rules name them as shapes. IAM has none of its own, so its statuses stand for them. */
export const ERROR_CODES = Object.keys(ALL);

const WRONG_STATE = row(400, 'The operation is not allowed in the current status.', '当前状态不允许该操作。');

/** What a code says. The settings name the code for a v5 call that the status does not allow: any other one is that. */
export function textOf(code: string): ErrorText {
  return (Object.hasOwn(ALL, code) ? ALL[code] : undefined) ?? WRONG_STATE;
}
